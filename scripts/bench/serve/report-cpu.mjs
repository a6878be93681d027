// Loaded first into a server that Node runs: the process that started it may ask what it has used so far, in microseconds.
if (process.channel) {
  process.on("message", (asked) => {
    if (asked !== "cpu") return;
    const { user, system } = process.cpuUsage();
    process.send(user + system);
  });
  process.channel.unref();
}
