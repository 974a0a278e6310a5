const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const rows = (...table: readonly (readonly string[])[]) =>
	table.map((row) => `${row.map(cell).join(';')}\n`).join('');

/** Names that a document could hold and that break a picture which does not escape, cut or order them. */
export const HOSTILE_NAMES = {
	script: '<script>window.hostile = 1</script>',
	signs: '&amp; A & B > « C » "D" \'E\' ]]> <!-- &#0; &nope;',
	rtl: 'مكافحة الاتجار بالبشر \u202Eגנב\u202C',
	image: '"><img src=x onerror="window.hostile = 1"><svg onload=alert(1)>',
	long: 'Accompagnement des personnes '.repeat(8).slice(0, 200),
	unbroken: 'x'.repeat(200)
} as const;

const IDS = Object.keys(HOSTILE_NAMES);
const NAMES = Object.values(HOSTILE_NAMES);

const dispositifs = rows(
	[
		'id',
		'libelle_fr',
		'libelle_en',
		'ministere',
		'perimetre',
		'inclus_dans',
		'hors_personnel',
		'ordre',
		'note'
	],
	...NAMES.map((name, at) => [
		`hostile-${IDS[at]}`,
		name,
		name,
		name,
		'dedie',
		'',
		'oui',
		String(50 + at),
		name
	])
);

const sources = rows(
	['id', 'titre', 'editeur', 'type', 'date', 'url', 'licence', 'note'],
	...NAMES.map((name, at) => [`hostile-${IDS[at]}`, name, name, 'rapport', '', '', '', name])
);

const lines = rows(
	[
		'exercice',
		'dispositif',
		'etape',
		'nature',
		'montant',
		'poste',
		'libelle',
		'forme',
		'attribution',
		'beneficiaire',
		'source',
		'note'
	],
	...NAMES.flatMap((name, at) =>
		(
			[
				['2017', 'lfi'],
				['2018', 'lfi'],
				['2018', 'execution']
			] as const
		).map(([exercice, etape]) => [
			exercice,
			`hostile-${IDS[at]}`,
			etape,
			'cp',
			String(700_000 + 1000 * at),
			name,
			name,
			at % 2 === 0 ? 'TRAV' : '',
			at % 2 === 0 ? 'publiee' : '',
			name,
			`hostile-${IDS[at]}`,
			name
		])
	)
);

/** Files that our own import accepts, whose every label is hostile. */
export const HOSTILE_FILES = {
	'1-dispositifs.csv': dispositifs,
	'2-sources.csv': sources,
	'3-lignes.csv': lines
} as const;
