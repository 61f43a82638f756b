import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';

/** A request that cannot be granted, and why: the client shows it to the user. */
export class Refused extends Error {}

/** A handler whose faults are answers, and whose answer nobody is given who did not wait for it. */
export function answering<P, R>(handle: (params: P) => Promise<R> | R): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    try {
      // Changes and cancellations that came together with the request are heard first: the next message, in a turn of its own.
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => { setImmediate(resolve); });
      if (token.isCancellationRequested) return cancelled();
      const result = await handle(params);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof Refused) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      return new ResponseError(ErrorCodes.InternalError, `Holdfast itself failed: ${error instanceof Error ? error.message : String(error)}. Please report it.`);
    }
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this any more.');
}
