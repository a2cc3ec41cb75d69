"""What do accounts agree on, and where do they differ?

::

    sentences --propositions--> matters --values--> claims
                                   |                   |
                                   +--> questions --> disagreements --> contradicted claims

`matters` finds what assertions of different articles speak of, `values` what each says of it, `claims` counts who
asserts it, and each kind of question (`counts`, `happenings`, `namings`, `sayings`) finds one kind of disagreement.
"""
