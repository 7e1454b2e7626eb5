two = fetch("bread", 1)
