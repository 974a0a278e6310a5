import type { Page } from '@playwright/test';
import { endingOf, headerFaults, HostileReading } from './read-hostile.ts';
import { walkSite } from './walk-site.ts';

/** Whether an address of a page of `origin` would run, or hide where it leads, as a browser reads it. */
export function isActive(address: string, origin: string): boolean {
	if (address === '' || address.startsWith('data:image/')) return false;
	const url = URL.parse(address, origin);
	return url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol) || url.username !== '';
}

/** Walks a site whose words are hostile, and reads all that it answers. */
export class HostileWalk {
	readonly reading: HostileReading;
	readonly #origin: string;

	constructor(page: Page, origin: string) {
		this.#origin = origin;
		this.reading = new HostileReading(page, (address) => isActive(address, origin));
	}

	async #read(path: string, response: Response): Promise<readonly string[]> {
		const { faults } = this.reading;
		const ending = endingOf(response);
		if (response.status >= 500 || ending === null)
			faults.push(`${path}: ${response.status} ${response.headers.get('content-type')}`);
		faults.push(...headerFaults(response).map((one) => `${path}: ${one}`));
		const bytes = new Uint8Array(await response.arrayBuffer());
		const found = await this.reading.bytes(path, `answer.${ending}`, bytes);
		return ending === 'html' ? found : [];
	}

	/** Gives the addresses met. */
	walk(
		starts: readonly string[],
		passed: RegExp,
		ofAKind: number,
		headers: HeadersInit = {}
	): Promise<ReadonlySet<string>> {
		const read = (path: string, response: Response) => this.#read(path, response);
		return walkSite(this.#origin, starts, passed, read, { ofAKind, broad: true, headers });
	}
}
