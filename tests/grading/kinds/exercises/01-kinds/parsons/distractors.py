tasks.append(load(size))
tasks.append(await load(size))
print(tasks[0] + tasks[1])
print(await tasks[0])
