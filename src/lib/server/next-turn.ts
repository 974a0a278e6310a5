let last: Promise<void> = Promise.resolve();

/**
 * Comes back once the process has heard what happened while it was busy, one caller at a time in the order asked. An answer
 * is worked out in one go: without this pause, the requests that came meanwhile would all be worked out before anybody
 * notices that their visitors have left.
 */
export function nextTurn(): Promise<void> {
	last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
	return last;
}
