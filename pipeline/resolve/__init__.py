"""4  Resolve: one block of records that may be the same -> decisions."""
