"""What do accounts agree on, and where do they differ?

::

    sentences --propositions--> matters --values--> claims
                                   |                   |
                                   +--> questions --> disagreements --> contradicted claims

`matters` finds what assertions of different articles speak of, `values` what each says of it, `witnesses` which of them
say the same, and `claims` counts who asserts it. Each file of questions (`counts`, `happenings`, `years`, `namings`,
`sayings`) finds its kinds of disagreement.
"""
