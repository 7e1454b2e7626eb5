/** A small server beside the application: links that sign an author in, and a stream that says what became of a save. */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { messageOf } from "../../errors.ts";

/**
 * refused: the folder cannot be loaded, and the page shows what could be before; proving: it is loaded and its proof runs.
 */
export interface PreviewState {
  status: "refused" | "proving" | "proven" | "problems";
  problems: string[];
}

export type PreviewRole = "student" | "staff";

export interface PreviewServer {
  url: string;
  tell: (state: PreviewState) => void;
  close: () => void;
}

interface Settings {
  /** of the application: the only one that may read the stream */
  appUrl: string;
  /** @returns where the browser goes, and the cookie that makes it somebody */
  enter: (role: PreviewRole) => Promise<{ location: string; cookie: string }>;
}

/** Listens on this machine only: whoever reaches it is signed in without a password. */
export async function openPreviewServer({ appUrl, enter }: Settings): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  let state: PreviewState = { status: "proving", problems: [] };
  const server = createServer(async (request, response) => {
    // Another site may have its own name point at this machine: its pages would read what they get from here.
    if (request.headers.host !== `localhost:${request.socket.localPort}`) response.writeHead(421).end();
    else if (request.url === "/events") {
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "access-control-allow-origin": appUrl,
      });
      listeners.add(response);
      response.once("close", () => listeners.delete(response));
      send(response, state);
    } else if (request.url === "/student" || request.url === "/staff") {
      const entered = await enter(request.url === "/staff" ? "staff" : "student").catch(messageOf);
      if (typeof entered === "string") response.writeHead(503, { "content-type": "text/plain" }).end(`${entered}\n`);
      else
        response
          .writeHead(303, { location: entered.location, "set-cookie": entered.cookie, "cache-control": "no-store" })
          .end();
    } else response.writeHead(404).end();
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    tell: (next) => {
      state = next;
      for (const listener of listeners) send(listener, state);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function send(listener: ServerResponse, state: PreviewState): void {
  listener.write(`data: ${JSON.stringify(state)}\n\n`);
}
