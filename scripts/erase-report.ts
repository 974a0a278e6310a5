import { partOf, type ErasureReport, type NotErasable } from '#lib/server/import/erase-text.ts';
import type { Place, Said } from '#lib/server/store/erase.ts';

/** What a place of the base is called: one, many. */
const PLACES: Readonly<Record<Place, readonly [string, string]>> = {
	beneficiaires: ['bénéficiaire', 'bénéficiaires'],
	particuliers: ['nom de particulier, jamais publié', 'noms de particuliers, jamais publiés'],
	postes: ['poste', 'postes'],
	textes: ['texte de ligne (libellé, page, note)', 'textes de lignes (libellé, page, note)'],
	sources: ['source de lignes', 'sources de lignes'],
	payeurs: ['payeur de lignes', 'payeurs de lignes'],
	adresses: ['adresse web de lignes', 'adresses web de lignes'],
	vocabulaires: ['ligne de vocabulaire', 'lignes de vocabulaires'],
	quarantaine: ['ligne en quarantaine', 'lignes en quarantaine'],
	comptesRendus: ['compte rendu d’import', 'comptes rendus d’imports'],
	versions: ['résumé ou motif de version', 'résumés ou motifs de versions'],
	corrections: ['cellule corrigée', 'cellules corrigées']
};

/** Why nothing was erased. */
export const NOT_ERASABLE: Readonly<Record<NotErasable['motif'], string>> = {
	court:
		'Ce texte est trop court : il en effacerait d’autres. Rien n’a changé : donnez-en au moins trois signes.',
	chiffres:
		'Ce nombre peut être une année ou un montant. Rien n’a changé : un nombre qui nomme quelqu’un (SIREN, SIRET, téléphone) a neuf chiffres ou plus.',
	raison: 'La raison dit le texte à effacer, et elle est publiée. Rien n’a changé : dites-la autrement.',
	lue: 'Cette colonne est lue : ses cellules sont dans les lignes. Rien n’a changé : effacez un texte à la fois.',
	inconnue: 'Aucun fichier importé n’a cette colonne. Rien n’a changé.'
};

const SHOWN = 80;
const shortened = (text: string) => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`);

const describeSaid = ({ place, rows, texts }: Said): string[] => [
	`  ${rows} ${PLACES[place][rows === 1 ? 0 : 1]} :`,
	...texts.map((text) => `    ${shortened(text.replace(/\s+/g, ' '))}`)
];

const describeFiles = (files: readonly string[]): string[] =>
	files.length === 0 ? [] : [`  octets d’origine gardés : ${files.join(', ')}`];

const describeLines = (lines: number): string[] =>
	lines === 0
		? []
		: [lines === 1 ? '  1 ligne, de toutes les versions' : `  ${lines} lignes, de toutes les versions`];

const describePart = (found: ErasureReport): string[] => {
	const part = [...new Set(partOf(found))];
	return part.length === 0
		? []
		: [
				'  Dans des mots plus longs, qui perdraient leur milieu :',
				...part.map((text) => `    ${shortened(text)}`)
			];
};

/** What the command prints of a text that was looked for. */
export function describeFound(text: string, found: ErasureReport): string[] {
	const { lines, said, files } = found;
	if (said.length + files.length === 0) return [`La base ne dit nulle part « ${text} ».`];
	return [
		`La base dit « ${text} » :`,
		...describeLines(lines),
		...said.flatMap(describeSaid),
		...describeFiles(files),
		...describePart(found),
		'Rien n’a changé. Vérifiez que rien d’autre n’est nommé ainsi, puis :',
		`npm run erase -- "${text.replaceAll('"', '\\"')}" --raison "…"`
	];
}

/** What the command prints of a text that stands in more than one name does. */
export const describeTooMuch = (found: ErasureReport): string[] => [
	'Rien n’a été effacé : ce texte est à plus d’endroits qu’un nom.',
	...describeLines(found.lines),
	...found.said.flatMap(describeSaid),
	...describeFiles(found.files),
	...describePart(found),
	'Donnez un texte plus long, ou relancez la même commande avec --confirmer.'
];

const TRACES: Readonly<Record<ErasureReport['traces'], readonly string[]>> = {
	aucune: [],
	lecteur: [
		'Un autre programme lit la base : son journal garde encore des traces. Arrêtez le site, puis relancez la même commande.'
	],
	place: [
		'Le disque manque de place pour récrire la base : elle garde encore des traces. Faites de la place, puis relancez la même commande.'
	]
};

/** What the command prints of an erasure. It does not repeat what was erased. */
export function describeErasure(
	{ version, lines, said, files, traces }: ErasureReport,
	shipped: readonly string[]
): string[] {
	const outcome =
		version === null
			? ['Rien n’a changé : la base ne dit cela nulle part.']
			: [
					`Fait : version ${version}. Aucun montant ne change.`,
					...describeLines(lines),
					...said.map(({ place, rows }) => `  ${rows} ${PLACES[place][rows === 1 ? 0 : 1]}`),
					...(files.length === 0 ? [] : [`  octets d’origine effacés : ${files.join(', ')}`])
				];
	return [
		...outcome,
		...(shipped.length === 0
			? []
			: [
					`Ces fichiers du dossier des données le disent encore : ${shipped.join(', ')}. Retirez-l’en : les remarques d’une campagne se montrent, et un fichier modifié sans cela le rapporterait.`
				]),
		...TRACES[traces]
	];
}
