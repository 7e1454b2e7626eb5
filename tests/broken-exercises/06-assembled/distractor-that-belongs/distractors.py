two = fetch("bread", 1)
print(await two)
