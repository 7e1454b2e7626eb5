"""Four files written and read at once: the tutorial's program. Threads end in any order, so each says so afterwards."""
import aiofiles
import asyncio
import os
import time

async def write_file_async(filename, content):
    """异步写入文件"""
    async with aiofiles.open(filename, 'w', encoding='utf-8') as f:
        await f.write(content)
    return f"Async wrote {filename}"

async def read_file_async(filename):
    """异步读取文件"""
    async with aiofiles.open(filename, 'r', encoding='utf-8') as f:
        content = await f.read()
    return f"Async read {filename}, length: {len(content)}"

async def process_files_concurrently():
    """并发处理多个文件"""
    start_time = time.time()
    # 准备测试数据
    file_data = {
        'file1.txt': 'Hello from file 1' * 1000,
        'file2.txt': 'Hello from file 2' * 1000,
        'file3.txt': 'Hello from file 3' * 1000,
        'file4.txt': 'Hello from file 4' * 1000,
    }
    # 并发写入文件
    write_tasks = [
        write_file_async(filename, content)
        for filename, content in file_data.items()
    ]
    print(*await asyncio.gather(*write_tasks), sep="\n")
    # 并发读取文件
    read_tasks = [
        read_file_async(filename)
        for filename in file_data.keys()
    ]
    results = await asyncio.gather(*read_tasks)
    print(*results, sep="\n")
    elapsed = time.time() - start_time
    print(f"Async file processing took {elapsed:.1f} seconds")
    # 清理文件
    for filename in file_data.keys():
        os.remove(filename)
    return results

async def main():
    results = await process_files_concurrently()
    print(f"Processed {len(results)} files")

asyncio.run(main())
