"""Which day of the week carries what: placement, phases and blocks, races, quotas (rules, sections 1 and 2)."""
