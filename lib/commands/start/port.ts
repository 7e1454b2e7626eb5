import { createServer } from "node:net";
import { errorCode, messageOf, OperatorError } from "../../errors.ts";

/** Asked first, because all that comes before the web server would be done in vain. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host }, resolve);
    });
  } catch (error) {
    throw refusal(error, port, host);
  } finally {
    server.close();
  }
}

function refusal(error: unknown, port: number, host: string): OperatorError {
  const another = `PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  if (errorCode(error) === "EADDRINUSE")
    return new OperatorError(`Port ${port} is taken by another program`, `Stop that one, or choose a port: ${another}`);
  if (errorCode(error) === "EACCES")
    return new OperatorError(
      `Port ${port} needs more rights than we have`,
      `Choose one above 1023: PORT=3000 npm start`,
    );
  return new OperatorError(`${host}:${port} is no address to listen on: ${messageOf(error)}`, "Correct HOST and PORT.");
}
