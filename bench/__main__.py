"""``python -m bench``: speed of extraction and of the models; ``python -m bench scale 10000 ...``: whole runs;
``python -m bench stories FOLDER ...``: how well perturbed copies are found; ``python -m bench conformance [FOLDER]``: how
many cases of others are read as expected."""

import sys

from bench import conformance, extraction, models, scale, stories


def main(arguments: list[str]) -> None:
    """Run what the arguments name; without any, extraction and models."""
    match arguments:
        case []:
            extraction.measure()
            models.measure()
        case ["extraction"]:
            extraction.measure()
        case ["models", *size]:
            models.measure(*map(int, size))
        case ["scale", *sizes]:
            scale.measure([int(size) for size in sizes or ["10000"]])
        case ["stories", *paths]:
            stories.measure(paths)
        case ["conformance", *folder]:
            conformance.measure(*folder)
        case _:
            sys.exit("usage: python -m bench [extraction | models [DOCUMENTS] | scale [ARTICLES ...] | stories [FOLDER ...]"
                     " | conformance [FOLDER]]")


if __name__ == "__main__":
    main(sys.argv[1:])
