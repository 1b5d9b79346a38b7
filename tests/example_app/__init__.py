"""Another Django app of a shop, which keeps wishes of people: never installed in the ordinary suite."""
