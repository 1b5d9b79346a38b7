"""The only door to `saleor.*`: one module per concern, and the only place that knows versions.

What is not needed at start is imported inside the function that uses it; a missing name disables that
one feature with a system error, never the shop.
"""
