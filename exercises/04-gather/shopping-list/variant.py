def generate(rng):
    shops = rng.sample(["baker", "butcher", "florist", "grocer", "chemist", "bookshop"], 5)
    while True:
        times = [rng.randint(3, 60) for _ in shops]
        first, second = max(times[:3]), max(times[3:])
        answers = {
            "total": first + second,
            "all_in_a_row": sum(times),
            "all_at_once": max(times),
            "fastest_each": min(times[:3]) + min(times[3:]),
        }
        if len(set(answers.values())) == len(answers):
            break
    names = {f"shop{number}": shop for number, shop in enumerate(shops, start=1)}
    seconds = {f"time{number}": time for number, time in enumerate(times, start=1)}
    return {**names, **seconds, **answers, "first": first, "second": second}
