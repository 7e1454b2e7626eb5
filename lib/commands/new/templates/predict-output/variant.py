def generate(rng):
    first, second, third = rng.sample(["apple", "bread", "cheese", "dates", "eggs", "fish", "grapes", "honey"], 3)
    while True:
        time1, time2, time3 = rng.sample(range(1, 10), 3)
        # Else the order of the calls, a distractor, would be right.
        if not time1 < time2 < time3:
            break
    return {"first": first, "second": second, "third": third, "time1": time1, "time2": time2, "time3": time3}
