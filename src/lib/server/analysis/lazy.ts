/** A value worked out when it is first asked for, then kept. */
export function once<T>(work: () => T): () => T {
	let kept: { readonly value: T } | undefined;
	return () => (kept ??= { value: work() }).value;
}

/** An object of which each part is worked out when it is first read, then kept. */
export function lazy<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
	const whole = {};
	for (const [name, work] of Object.entries<() => unknown>(parts))
		Object.defineProperty(whole, name, { get: once(work), enumerable: true });
	return whole as T;
}
