import { zipSync } from 'fflate';

/** The first day that a ZIP can say: the same files give the same bytes whenever they are archived. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Puts files in a ZIP, in the order given. What is already compressed is stored as it is. */
export function archive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, bytes]) => [
				name,
				[bytes, { level: /\.(png|xlsx)$/.test(name) ? 0 : 6, mtime: FIRST_DAY }]
			])
		)
	);
}
