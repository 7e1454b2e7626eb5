"""asyncio's event loop on the virtual clock."""
