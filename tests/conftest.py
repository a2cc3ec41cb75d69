"""How properties are tested: on the same examples in every run, so that a change alone can turn a run red.

`pytest --hypothesis-profile=search` looks further, at other examples each time; what it finds becomes a case.
"""

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("same")
