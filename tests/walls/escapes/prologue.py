"""Stands before each attempt, after the line that says where the canaries are."""

def tell(*calls):
    """Makes each call whatever became of the one before, and prints what came of it: secrets are looked for in there."""
    for call in calls:
        try:
            print(repr(call())[:400])
        except Exception as error:
            print(type(error).__name__, str(error)[:200])

def breach(what):
    print("BREACH", what)

