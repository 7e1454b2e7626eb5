news = fetch("news", 3)
weather = await fetch("weather", 2)
print(news.result())
