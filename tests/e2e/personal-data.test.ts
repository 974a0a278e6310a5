import { addressesOf } from '../../scripts/publish/addresses-of.ts';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';
import { textOf } from './text-of.ts';
import { walkSite } from './walk-site.ts';

/** Words that stand nowhere but in what is not published. */
const UNREAD = 'zkolonne';
const REFUSED = 'zrefuse';
const [PERSON, OTHER] = ['Zoe Kimlan', 'Yvo Dramet'];
const SECRETS = [UNREAD, REFUSED, 'Kimlan', 'KIMLAN', 'Dramet'];

const COLUMNS =
	'exercice;dispositif;etape;nature;montant;poste;libelle;role;forme;attribution;beneficiaire;source;preuve;note';
const line = (
	year: number,
	scheme: string,
	stage: string,
	amount: number | string,
	payee: string,
	source = 'zsource'
) =>
	`${year};${scheme};${stage};cp;${amount};Aides;Aide de ${payee};detail;TRAV;publiee;${payee};${source};B;Pour ${payee}`;

/** A first file, then one that corrects, withdraws and contradicts: errata, competing values, figures that change. */
const FILES = {
	'un.csv': [
		COLUMNS,
		...[2017, 2018].flatMap((year) =>
			['bop137', 'versements'].flatMap((scheme) =>
				['lfi', 'execution'].flatMap((stage) => [
					line(year, scheme, stage, 1000, `Mme ${PERSON}`),
					line(year, scheme, stage, 700, `M. ${OTHER}`),
					line(year, scheme, stage, 500, 'Amicale du Nid')
				])
			)
		),
		line(2018, 'bop137', 'lfi', 900, `MME ${PERSON.toUpperCase()}`, 'zautre'),
		''
	].join('\n'),
	'deux.csv': [
		`${COLUMNS};divers`,
		`${line(2018, 'bop137', 'execution', 1500, `Mme ${PERSON}`, 'zdeux')};${UNREAD}`,
		`${line(2018, 'bop137', 'execution', REFUSED, `Mme ${PERSON}`, 'zdeux')};${UNREAD}`,
		''
	].join('\n')
};
const CORRECTED = FILES['un.csv'].replaceAll(';1000;', ';1100;').replace(/^2017;versements.*\n/gm, '');

// One site for the three tests: they change nothing.
test.describe.configure({ mode: 'default' });

let site: OwnSite;
test.beforeAll(async () => {
	site = await importedSite([FILES, { 'un.csv': CORRECTED }], { options: ['--allow-rejects'] });
});
test.afterAll(() => site.end());

test('what is not published stands in no page, file, feed or answer, in either language', async () => {
	test.setTimeout(300_000);
	const leaks: string[] = [];
	const types = new Map<string, number>();
	const figures = FIGURE_IDS.flatMap((id) =>
		['csv', 'json', 'xlsx', 'svg', 'zip'].map((kind) => `/figures/${id}.${kind}`)
	);
	// Of each kind two are read, and these whatever they are: what speaks of the years and the schemes of the files.
	const starts = [
		...['/', '/en', '/lignes?dispositif=bop137&de=2018&a=2018&tri=-montant', '/beneficiaires?etape=lfi'],
		...[
			'/lignes.csv',
			'/lignes.csv?csv=excel&v=2',
			'/verifier',
			'/versions.atom',
			'/dispositifs/versements?nature=cp'
		],
		...[
			'/api/v1/lignes?q=aides',
			'/api/v1/versions',
			'/api/v1/versions/3',
			'/api/v1/concurrentes',
			'/api/v1/controles'
		],
		...['/beneficiaires/zoe-kimlan', '/beneficiaires/particulier-1', '/versions/quarantaine/2.csv'],
		...['/verifier/concurrentes', '/en/verifier/concurrentes'],
		...['', '/en'].flatMap((language) =>
			[
				...['/annees/2017', '/annees/2018', '/annees/2018.docx', '/annees/2018.html', '/annees/2018/reunion'],
				...['/dispositifs/bop137', '/dispositifs/versements', '/formes/TRAV', '/lignes?dispositif=versements']
			].map((path) => language + path)
		),
		...figures
	];
	const seen = await walkSite(
		site.origin,
		starts,
		/^\/_app\/|\.png$/,
		async (path, response) => {
			const type = response.headers.get('content-type')?.split(';')[0] ?? '';
			types.set(type, (types.get(type) ?? 0) + 1);
			const text = textOf(new Uint8Array(await response.arrayBuffer()));
			for (const secret of SECRETS) if (text.includes(secret)) leaks.push(`${path}: ${secret}`);
			return type === 'text/html' ? addressesOf(text) : [];
		},
		{ ofAKind: 2 }
	);
	expect(leaks).toEqual([]);
	expect([...types.keys()]).toEqual(
		expect.arrayContaining(['text/html', 'text/csv', 'application/json', 'image/svg+xml', 'application/zip'])
	);
	const met = [...seen];
	for (const kind of ['/lignes/', '/en/lignes/', '/versions/3', '/verifier/concurrentes'])
		expect(
			met.some((path) => path.startsWith(kind)),
			kind
		).toBe(true);
});

test('nothing is found by a name that is not published', async ({ request }) => {
	const count = async (word: string) => {
		const answer = (await (await request.get(`${site.origin}/api/v1/lignes?q=${word}`)).json()) as {
			nombre: number;
		};
		return answer.nombre;
	};
	for (const word of ['kimlan', 'zoe', 'dramet', UNREAD])
		expect([word, await count(word)]).toEqual([word, 0]);
	expect(await count('particulier')).toBeGreaterThan(5);
	for (const path of ['/beneficiaires/zoe-kimlan', '/beneficiaires/particulier-1'])
		expect((await request.get(site.origin + path)).status()).toBe(404);
});

test('the pages say in words what they do not show', async ({ page }) => {
	await page.goto(`${site.origin}/lignes?dispositif=bop137&de=2018&a=2018&q=particulier`);
	await page.locator('main td a[href^="/lignes/"]').first().click();
	await expect(page.getByRole('main')).toContainText('Cette ligne paie un particulier');
	await expect(page.getByRole('heading', { name: 'Ligne d’origine' })).toHaveCount(0);
	await page.goto(`${site.origin}/versions`);
	await expect(page.getByRole('main')).toContainText('deux.csv : 1 ligne. npm run export -- --quarantine');
	await expect(page.getByRole('main')).toContainText('Octets d’origine non publiés');
	await page.goto(`${site.origin}/en/versions`);
	await expect(page.getByRole('main')).toContainText('Original bytes not published');
});
