from types import ModuleType

MODULES: dict[str, ModuleType] = {}
