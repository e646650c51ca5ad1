"""What a spreadsheet would take for a formula: written to CSV, text from articles gets an apostrophe in front."""

FORMULA = r"^(?:[=@\t\r]|[+\-](?s:.*)[^0-9.,% ])"  # a signed number is none
