/** Preloaded into a child that knows nothing of us: when we are killed, it ends too instead of keeping the port. */
process.once("disconnect", () => process.exit(0));
