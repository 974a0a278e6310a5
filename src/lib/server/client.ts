import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Does the work for a client, named by its address: what waits for a turn in it waits among what that client asked. */
export function forClient<T>(client: string, work: () => T): T {
	return current.run(client, work);
}

/** The client that the work is done for; none outside of a request. */
export const currentClient = (): string => current.getStore() ?? '';
