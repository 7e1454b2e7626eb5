/** Preloaded into a child that knows nothing of us: when we are killed, it ends too instead of keeping the port. */
process.once("disconnect", () => process.exit(0));
// Listening would keep a child alive that has nothing else to do.
process.channel?.unref();
