import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';
import { textOf } from './text-of.ts';

const NAME = 'Zulma Quorbin';
const SAID = /quorbin/i;

const COLUMNS =
	'exercice;dispositif;etape;nature;montant;poste;libelle;forme;attribution;beneficiaire;source;preuve;note';
const FILE = [
	COLUMNS,
	...[2017, 2018].map(
		(year) =>
			`${year};bop137;lfi;cp;1000;Aide ${NAME};Pour ${NAME};TRAV;publiee;${NAME};zsource;B;Vu avec ${NAME.toUpperCase()}`
	),
	''
].join('\n');

let site: OwnSite;
test.beforeAll(async () => {
	site = await importedSite([{ 'un.csv': FILE }, { 'deux.csv': FILE.replaceAll('2018;', '2016;') }]);
});
test.afterAll(() => site.end());

interface Told {
	readonly path: string;
	readonly text: string;
	readonly etag: string | null;
}

async function tell(path: string): Promise<Told> {
	const response = await fetch(site.origin + path);
	const text = textOf(new Uint8Array(await response.arrayBuffer()));
	return { path, text, etag: response.headers.get('etag') };
}

test('a site that runs tells no more what was erased, at any version, in any file that it kept', async () => {
	test.setTimeout(240_000);
	const figures = FIGURE_IDS.flatMap((id) =>
		['csv', 'json', 'xlsx', 'svg', 'zip'].flatMap((kind) =>
			['', '?v=2', '?dispositif=bop137&de=2018&a=2018&v=2'].map((query) => `/figures/${id}.${kind}${query}`)
		)
	);
	const paths = [
		...[
			'/lignes.csv',
			'/lignes.csv?v=2',
			'/lignes.csv?csv=excel&v=2',
			'/lignes?dispositif=bop137&q=aide&v=2'
		],
		...['/beneficiaires?etape=lfi', '/beneficiaires?etape=lfi&v=2', '/en/beneficiaires?etape=lfi&v=2'],
		...['/dispositifs/bop137?v=2', '/annees/2018?v=2', '/versions/2', '/verifier'],
		...['/api/v1/lignes?q=aide&v=2', '/api/v1/versions/2', '/versions.atom', '/transparence?v=2'],
		...figures
	];
	const before: Told[] = [];
	for (const path of paths) before.push(await tell(path));
	const said = before.filter(({ text }) => SAID.test(text));
	for (const kind of [
		/^\/lignes\.csv\?v=2/,
		/^\/beneficiaires\?.*v=2/,
		/^\/dispositifs/,
		/^\/api/,
		/^\/figures\/.*v=2/
	])
		expect([kind, said.some(({ path }) => kind.test(path))]).toEqual([kind, true]);

	const command = ['scripts/erase.ts', NAME, '--raison', 'Demande de la personne', '--db', site.base];
	const done = spawnSync(process.execPath, command, { encoding: 'utf8' });
	expect([done.status, done.stderr]).toEqual([0, '']);
	for (const name of readdirSync(dirname(site.base)).filter((file) => file.startsWith(basename(site.base))))
		expect([name, SAID.test(readFileSync(join(dirname(site.base), name), 'latin1'))]).toEqual([name, false]);

	for (const { path, etag } of said) {
		const after = await tell(path);
		expect([path, SAID.test(after.text)]).toEqual([path, false]);
		if (etag === null) continue;
		const again = await fetch(site.origin + path, { headers: { 'if-none-match': etag } });
		expect([path, again.status]).not.toEqual([path, 304]);
		await again.body?.cancel();
	}
	expect((await fetch(`${site.origin}/beneficiaires/zulma-quorbin?v=2`)).status).toBe(404);
	// Who checks a figure that said it is not told that somebody altered it.
	const checked = await tell('/figures/variation-annuelle/verifier?v=2&empreinte=00000000');
	expect(checked.text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(
		'cette figure disait un texte que la version 4 a effacé de toutes les versions'
	);
	const version = await tell('/verifier');
	expect(version.text).toContain('Effacement');
	expect(version.text).toContain('Demande de la personne');
});
