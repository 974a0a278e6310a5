/** Bytes of what V8 holds: an object and its fields, an entry of a map or a set. */
const [OBJECT, FIELD, ENTRY] = [24, 8, 48];

const textBytes = (text: string) => 24 + 2 * text.length;

/**
 * About how many bytes of memory data hold, with all that hangs from them: a tree, without circles. Each text counts once,
 * however often it is named. What a function closes over is not seen.
 */
export function heldBytes(data: unknown): number {
	const texts = new Set<string>();
	let bytes = 0;
	const weigh = (one: unknown): void => {
		if (typeof one === 'string') {
			if (texts.has(one)) return;
			texts.add(one);
			bytes += textBytes(one);
			return;
		}
		if (typeof one !== 'object' || one === null) return;
		bytes += OBJECT;
		if (ArrayBuffer.isView(one)) bytes += one.byteLength;
		else if (Array.isArray(one)) {
			bytes += FIELD * one.length;
			for (const item of one) weigh(item);
		} else if (one instanceof Map || one instanceof Set) {
			bytes += ENTRY * one.size;
			one.forEach((value, key) => {
				weigh(key);
				if (value !== key) weigh(value);
			});
		} else
			for (const name in one) {
				bytes += FIELD;
				weigh((one as Record<string, unknown>)[name]);
			}
	};
	weigh(data);
	return bytes;
}
