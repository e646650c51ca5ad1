"""Bodies: state, party and mass organisations, companies and the like, found by name; what a row means stands in the files."""
