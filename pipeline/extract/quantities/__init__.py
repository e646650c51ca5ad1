"""How a number becomes a quantity: its unit or noun, its neighbours, and what excludes it."""
