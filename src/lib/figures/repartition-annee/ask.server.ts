import { isComplete } from '#lib/domain/vocabulary.ts';
import type { Query } from '#lib/domain/query.ts';
import type {
	BornesData,
	BornesForme,
	PayeursData,
	RepartitionData,
	RepartitionDispositif,
	RepartitionPart
} from './data.ts';
import { markOf } from '#lib/figures/stacked-years/stack-parts.ts';
import { nameOf } from '#lib/figures/shell/words.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, typeset, upperFirst } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/words/allocation-keys.ts';
import { boundsFinding, boundsWords, keyWords, mergedName } from './finding-bounds.ts';
import type { Scope } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { payersFinding } from './finding-payers.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { fullestYear } from '#lib/server/analysis/counted/headline.ts';
import { read } from '#lib/server/analysis/reading.ts';
import {
	repartitionAnnee,
	type DispositifShare,
	type FormeBounds,
	type PosteShare,
	type RepartitionAnnee
} from './read.server.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { placeName, undetailed, unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';
import type { Database } from '#lib/server/store/database.ts';
import { partialRuns, partialSentence } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import {
	competingNotes,
	etapeEnTitre,
	measureWords,
	officialNote,
	sourceLine,
	moneyRead,
	waitingLines,
	yearInTitle
} from '#lib/figures/notes.server.ts';

/** Forms that have a row of their own; the others are told together when their bounds are the same. */
const NOMMEES: readonly string[] = ['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT'];

const labelsOf = ({ reference }: Selection) =>
	Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]));

/** « Crédits prévus pour 2018, en euros courants, crédits de paiement (CP), hors personnel ». */
function whatIsMeasured({ selection, exercice, dispositifs }: RepartitionAnnee, by: string): string {
	const ids = dispositifs.map((item) => item.dispositif);
	const head = [etapeEnTitre(selection.query.etape), yearInTitle(exercice), by].filter((word) => word !== '');
	return `${head.join(' ')}, ${measureWords(selection, ids)}.`;
}

const keyNotes = ({ selection }: RepartitionAnnee): string[] =>
	keysApplied(selection.keys).map((note) => {
		const key = note.replace(/\.$/, '');
		return tr(fr`${key} : teinte allégée et fourchette.`, `${key}: lighter tint and range.`);
	});

const deducedNote = (name: string) =>
	tr(
		fr`${name} : le montant est déduit par nous d'une ligne plus large (preuve D), non publié sous ce nom.`,
		`${name}: the amount is deduced by us from a wider line (evidence D), not published under this name.`
	);

/** What stands beside and is never added, what waits, what the sources do not say. */
function sharedNotes(found: RepartitionAnnee): string[] {
	const { selection, exercice, contests, officiels, enQuarantaine, dispositifs, partiels, deduits } = found;
	const labels = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const unsaid = dispositifs.reduce((sum, item) => sum + item.natureNonPrecisee, 0);
	const partial = partialRuns(
		partiels.map((dispositif) => ({ dispositif, exercice })),
		selection.reference
	).map((run) => `${labels.get(run.dispositif) ?? run.dispositif}. ${partialSentence(run)}.`);
	return [
		...partial,
		...deduits.map((id) => deducedNote(labels.get(id) ?? id)),
		...competingNotes(contests, labels, selection),
		...officiels.map((item) => officialNote(item, selection)),
		...enQuarantaine.map((waiting) => {
			const rows = `${waitingLines(waiting.lignes)}, ${moneyRead(waiting)}`;
			return tr(
				fr`${waiting.libelle} : ${rows}, hors de cette figure.`,
				`${waiting.libelle}: ${rows}, not in this figure.`
			);
		}),
		...(unsaid === 0 || selection.query.nature === 'np'
			? []
			: [
					tr(
						fr`Pour ${formatEuros(unsaid)}, la source ne dit pas s'il s'agit d'AE ou de CP : il est montré avec les deux.`,
						`For ${formatEuros(unsaid)}, the source does not say whether it is AE or CP: it is shown with both.`
					)
				]),
		...keyNotes(found)
	];
}

/** What the short name of a dispositif leaves out, and the ministry. */
export const precisionOf = (nom: string, libelle: string, ministere: string) => {
	const rest = libelle.slice(nom.length).replace(/^,\s*/, '');
	if (rest === '') return ministere;
	return ministere.startsWith(nom) ? upperFirst(rest) : `${upperFirst(rest)}, ${ministere}`;
};

function partsOf(poste: PosteShare, contexte: boolean): RepartitionPart[] {
	return poste.parts.map(({ forme, centimes, statut, preuves, deduit, cle }) => ({
		marque: markOf({ forme, nonDetaille: poste.nonDetaille, contexte }),
		...{ centimes, statut, preuves, deduit },
		...(cle ? { cle } : {})
	}));
}

function dispositifOf(
	share: DispositifShare,
	nom: string,
	contexte: boolean,
	lien: string | null
): RepartitionDispositif {
	const { dispositif, libelle, ministere, etape, couverture, statut, centimes, concurrentes } = share;
	return {
		id: dispositif,
		nom,
		precision: precisionOf(nom, libelle, ministere),
		etape,
		couverture,
		statut,
		centimes,
		concurrentes,
		postes: share.postes.map((poste, index) => {
			const named = placeName(poste) || unnamedPoste();
			return {
				id: `${dispositif}-${index}`,
				nom: poste.nonDetaille ? undetailed() : named,
				poste: poste.nonDetaille ? null : named,
				centimes: poste.centimes,
				parts: partsOf(poste, contexte)
			};
		}),
		lien
	};
}

/** What the sentences of a year speak of: every form, whatever the reader asks to see. */
export const scopeOfYear = ({ reading, exercice }: RepartitionAnnee): Scope =>
	scopeOfReading(reading, { exercices: [exercice], figure: 'repartition-annee' });

/** Who pays, in words: what the figure draws by dispositif and poste. `linesOf` gives the lines of a dispositif. */
export function drawPayers(
	found: RepartitionAnnee,
	linesOf: (dispositif: string) => string | null = () => null
): PayeursData {
	const { selection, exercice, dispositifs, muets } = found;
	const portee = scopeOfYear(found);
	const nameOf = shortNames(selection.dispositifs);
	return {
		groupe: 'dispositif',
		exercice,
		titre: payersFinding(
			portee,
			exercice,
			dispositifs.map((item) => ({
				libelle: nameOf(item.dispositif),
				centimes: item.centimes,
				rattache: 0,
				partielle: !isComplete(item.couverture)
			}))
		),
		sousTitre: measured(
			portee,
			typeset(whatIsMeasured(found, tr('par dispositif et par poste', 'by scheme and by item')))
		),
		portee,
		sources: sourceLine(selection, found.sources),
		notes: sharedNotes(found),
		dispositifs: dispositifs.map((share) =>
			dispositifOf(
				share,
				nameOf(share.dispositif),
				selection.query.perimetre === 'contexte',
				linesOf(share.dispositif)
			)
		),
		muets: muets.map(({ dispositif, libelle, ministere, statut, couverture }) => ({
			id: dispositif,
			nom: nameOf(dispositif),
			precision: precisionOf(nameOf(dispositif), libelle, ministere),
			statut,
			couverture
		})),
		libelles: labelsOf(selection)
	};
}

/** Rows of bounds: the named forms one by one, the others together when they share theirs and no key tells them apart. */
function rowsOf(bornes: readonly FormeBounds[], selection: Selection): BornesForme[] {
	const labels = labelsOf(selection);
	const row = (items: readonly FormeBounds[], nom: string): BornesForme[] => {
		const [first] = items;
		if (!first || first.bornes.bas === null) return [];
		const { bas, haut } = first.bornes;
		return [
			{
				id: items.map((item) => item.forme).join('-'),
				nom,
				formes: items.map((item) => item.forme),
				bas,
				haut,
				texte: boundsWords(first.bornes),
				...{ statut: first.statut, preuves: first.preuves, deduit: first.deduit },
				couverture: first.couverture,
				parCle: first.cle,
				texteCle: first.cle ? keyWords(first.cle) : ''
			}
		];
	};
	const rare = bornes.filter((item) => !NOMMEES.includes(item.forme));
	const key = (item: FormeBounds) =>
		`${item.bornes.bas} ${item.bornes.haut} ${item.cle?.central ?? ''} ${item.statut}`;
	const common = rare.filter((item) => item.bornes.bas === 0 && item.cle === null);
	const merged = common.length > 1 && new Set(common.map(key)).size === 1 ? common : [];
	const alone = bornes.filter((item) => !merged.includes(item));
	return [
		...alone.flatMap((item) => row([item], nameOf(item.forme, labels))),
		...row(merged, mergedName(merged.length, alone.length === 0))
	];
}

/** The bounds of each form, in words (R8). */
export function drawBounds(found: RepartitionAnnee): BornesData {
	const { selection, exercice, bornes } = found;
	const open = bornes.some((item) => item.bornes.haut === null);
	const portee = scopeOfYear(found);
	return {
		groupe: 'forme',
		exercice,
		titre: boundsFinding(portee, exercice, bornes, (forme) =>
			scopeOfReading(found.reading, {
				exercices: [exercice],
				figure: 'repartition-annee',
				cells: found.reading.evidence.filter((cell) => cell.forme === forme)
			})
		),
		sousTitre: measured(
			portee,
			typeset(
				`${tr('Bornes par forme de traite.', 'Bounds by form of trafficking.')} ${whatIsMeasured(found, '')}`
			)
		),
		lecture: typeset(tr(frenchSense, englishSense)(open)),
		portee,
		sources: sourceLine(selection, found.sources),
		notes: [
			...competingNotes(
				found.contests,
				new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)])),
				selection
			),
			...keyNotes(found)
		],
		formes: rowsOf(bornes, selection),
		libelles: labelsOf(selection)
	};
}

const frenchSense = (open: boolean): string =>
	open
		? 'Plein : rattaché avec preuve. Tirets : un dispositif n’est connu qu’en partie, le maximum est inconnu.'
		: 'Plein : rattaché avec preuve. Hachuré : non attribué, qui pourrait revenir à cette forme. Les hachures sont le même argent : elles ne s’additionnent pas.';

const englishSense = (open: boolean): string =>
	open
		? 'Solid: attributed with evidence. Dashes: a scheme is only known in part, the maximum is unknown.'
		: 'Solid: attributed with evidence. Hatched: not attributed, could belong to this form. The hatching is the same money: it does not add up.';

/**
 * The figure `repartition-annee` of an address: its year is `a`, else `de`, else the year that says most; `groupe=forme`
 * gives the bounds, else who pays. `null` when no year has an amount.
 */
export function askRepartitionAnnee(db: Database, query: Query): RepartitionData | null {
	const exercice = query.a ?? query.de ?? fullestYear(read(db, query));
	if (exercice === null) return null;
	const found = repartitionAnnee(db, query, exercice);
	return query.groupe[0] === 'forme' && query.perimetre === 'coeur' ? drawBounds(found) : drawPayers(found);
}
