import { bytesSource } from '../../src/lib/ingest/bytes/byte-source.ts';
import { importFiles } from '../../src/lib/server/import/import-files.ts';
import { openBase } from '../../src/lib/server/store/open.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';

const HEADER = 'exercice;dispositif;etape;nature;montant;source;poste;forme;attribution';
const PAGES = 500;
const IMPORTS = 20;

/** The same amount, corrected at each import. */
const corrected = (times: number) =>
	`${HEADER}\n2018;bop137;lfi;cp;${1000 + times};essai;Aide;TRAV;publiee\n`;

/** Pages that say which version they read in several places, each told by another question. */
const ADDRESSES = [
	'/verifier',
	'/figures/formes-par-annee?dispositif=bop137&de=2018&a=2018',
	'/signaler',
	'/integrer?figure=formes-par-annee&dispositif=bop137&de=2018&a=2018',
	'/en/verifier'
] as const;

/** Every version that a page says it reads: in its text, in the addresses that it freezes, in the list of versions. */
function versionsSaid(page: string): number[] {
	const text = page.replace(/<script[\s\S]*?<\/script>/g, '');
	const numbers = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => Number(match[1]));
	const listed = numbers(/<h3 id="v(\d+)"/g);
	return [
		...numbers(/[Vv]ersion (\d+) (?:des données|of the data)/g),
		...numbers(/Version des données\s: (\d+)/g),
		...numbers(/figé à la version (\d+)/g),
		...numbers(/<input name="v"[^>]*value="(\d+)"/g),
		...(listed.length > 0 ? [Math.max(...listed)] : numbers(/(?:\?|&amp;)v=(\d+)/g))
	];
}

test.describe('while files are imported', () => {
	let site: OwnSite;
	test.beforeAll(async () => {
		site = await importedSite({ 'essai.csv': corrected(0) });
	});
	test.afterAll(() => site.end());

	test('each of 500 pages says one version', async () => {
		test.slow();
		const db = openBase(site.base);
		const seen = new Set<number>();
		const mixed: string[] = [];
		let asked = 0;
		const bring = async (times: number) => {
			const source = bytesSource('essai.csv', new TextEncoder().encode(corrected(times)));
			const report = await importFiles(db, [source], { at: new Date().toISOString(), confirmed: true });
			expect(report.outcome).toBe('done');
		};
		const reader = async () => {
			while (asked < PAGES) {
				const address = ADDRESSES[asked++ % ADDRESSES.length] ?? '/';
				// While the site answers this one and the others asked at the same time.
				const imported = asked % (PAGES / IMPORTS) === 0 ? bring(asked) : null;
				const response = await fetch(site.origin + address);
				const said = new Set(versionsSaid(await response.text()));
				if (response.status !== 200 || said.size !== 1)
					mixed.push(`${address} ${response.status}: ${[...said].join()}`);
				for (const version of said) seen.add(version);
				await imported;
			}
		};
		await Promise.all(Array.from({ length: 6 }, reader));
		db.close();
		expect(mixed).toEqual([]);
		// Pages saw the imports: a reading that never moved would prove nothing.
		expect(seen.size).toBeGreaterThan(IMPORTS / 2);
	});
});
