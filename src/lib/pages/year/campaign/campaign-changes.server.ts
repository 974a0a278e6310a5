import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { figureChange, movesValues } from '#lib/figures/changes.server.ts';
import { FIGURES } from '#lib/figures/figures.ts';
import { tableChanges, type TableChange } from '#lib/figures/shell/table-changes.ts';
import { pointLines } from '#lib/pages/point/point-lines.server.ts';
import { pointMoney } from '#lib/pages/point/point-money.server.ts';
import type { BandRow } from '#lib/pages/versions/band-row.ts';
import { againstYear } from '#lib/pages/year/dossier/against-years.server.ts';
import type {
	Block,
	BlockRow,
	FigureBlock,
	Section,
	TableBlock,
	YearDossier
} from '#lib/pages/year/dossier/blocks.ts';
import { linesTable } from '#lib/pages/year/dossier/lines-table.server.ts';
import { ofYear } from '#lib/pages/year/dossier/sections.server.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { figureChangeWords } from '#lib/words/versions/figure-changes.ts';
import { signedEuros } from '#lib/words/versions/changes.ts';
import { asFigureTables } from './block-prints.ts';

/** What a later version says otherwise of what a campaign froze. */
export interface CampaignChanges {
	readonly de: number;
	readonly a: number;
	/** The facts, figures and tables of which a value moved, in the order of the evaluation. */
	readonly blocs: readonly { readonly nom: string; readonly lignes: readonly BandRow[] }[];
	/** Titles of the parts where words, documents or questions moved, and no value. */
	readonly parties: readonly string[];
}

const rowOf = ({ ligne, colonne, avant, apres, ecart }: TableChange): BandRow => ({
	quoi: [ligne, colonne].filter((word) => word !== '').join(', '),
	...{ avant, apres, versions: [] },
	ecart: ecart === null ? '' : signedEuros(ecart)
});

/** Most lines of a year that are set beside those of another version, one by one. */
const MOST_COMPARED = 5000;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The lines that a table lists and those of today to set beside: the same, and those that no line stated before. The table stops at
 * some lines: one that another pushes out of it has not moved. Where a year has more lines than are read, only those found at both
 * versions are compared.
 */
function sameLines(
	db: Database,
	query: Query,
	table: TableBlock,
	versions: readonly [number, number]
): readonly [TableBlock, TableBlock] {
	const exercice = table.lignes[0]?.identite.exercice ?? query.a ?? 0;
	const key = ({ identite }: BlockRow) => JSON.stringify(identite);
	const [was, is] = versions.map((v) => {
		const money = pointMoney(db, ofYear(query, exercice, v), { exercice });
		const lines = pointLines(db, money, { exercice }, MOST_COMPARED);
		return { autres: lines.autres, lignes: linesTable(db, money, lines, Infinity)?.lignes ?? [] };
	}) as [Listed, Listed];
	const shown = new Set(table.lignes.map(key));
	const [before, after] = [new Set(was.lignes.map(key)), new Set(is.lignes.map(key))];
	const some = was.autres || is.autres;
	return [
		{ ...table, lignes: table.lignes.filter((row) => !some || after.has(key(row))) },
		{ ...table, lignes: is.lignes.filter((row) => shown.has(key(row)) || (!some && !before.has(key(row)))) }
	];
}

/** The lines of a year, all that are read, and whether there are others. */
interface Listed {
	readonly autres: boolean;
	readonly lignes: readonly BlockRow[];
}

/** What moved, between two versions, of each thing that the evaluation of a year shows; `asked` is its query, base of euros named. */
class Comparison {
	readonly #db: Database;
	readonly #asked: Query;
	readonly #de: number;
	readonly #a: number;
	readonly #now: readonly Section[];
	readonly #figures: readonly string[];

	constructor(db: Database, asked: Query, frozen: YearDossier, now: YearDossier) {
		this.#db = db;
		this.#asked = asked;
		this.#de = frozen.version;
		this.#a = now.version;
		this.#now = now.sections;
		this.#figures = frozen.sections.flatMap(({ blocs }) =>
			blocs.flatMap((block) => (block.genre === 'figure' ? [block.figure] : []))
		);
	}

	#figure({ figure, query }: FigureBlock, section: Section) {
		const found = figureChange(this.#db, figure, query, this.#de, this.#a);
		const name = FIGURES[figure].nom();
		const alone = this.#figures.filter((id) => id === figure).length === 1;
		const gone = {
			quoi: tr('La figure', 'The figure'),
			avant: tr('dessinée', 'drawn'),
			ecart: '',
			versions: []
		};
		return {
			nom: alone ? name : tr(fr`${name} (« ${section.titre} »)`, `${name} (“${section.titre}”)`),
			lignes:
				found.etat === 'disparue'
					? [{ ...gone, apres: figureChangeWords('disparue', []) }]
					: movesValues(found)
						? found.valeurs.map(rowOf)
						: [],
			meme: found.etat === 'meme' || found.etat === 'muette'
		};
	}

	/** The same table today: one that today's evaluation would not show is made for the comparison (R13). */
	#tableNow({ sujet }: TableBlock): TableBlock | undefined {
		const tables = this.#now.flatMap(({ blocs }) => blocs).filter((block) => block.genre === 'tableau');
		const found = tables.find((table) => same(table.sujet, sujet));
		if (found || typeof sujet === 'string') return found;
		return againstYear(this.#db, { ...this.#asked, v: this.#a, cles: 'sans', forme: [] }, sujet);
	}

	#table(table: TableBlock) {
		const now = this.#tableNow(table) ?? { ...table, lignes: [] };
		const compared: readonly [TableBlock, TableBlock] =
			table.sujet === 'lignes' ? sameLines(this.#db, this.#asked, table, [this.#de, this.#a]) : [table, now];
		const lignes = tableChanges(...asFigureTables(...compared)).map(rowOf);
		const spent = tr(fr`Prévu et dépensé, dispositif par dispositif`, 'Planned and spent, scheme by scheme');
		return {
			nom: table.sujet === 'depense' ? spent : table.titre,
			lignes,
			meme: same({ ...table, notes: [] }, { ...now, notes: [] })
		};
	}

	#facts({ faits }: Block & { readonly genre: 'faits' }, section: Section) {
		const all = this.#now
			.flatMap(({ blocs }) => blocs)
			.flatMap((one) => (one.genre === 'faits' ? one.faits : []));
		const lignes = faits.flatMap((fact): BandRow[] => {
			const now = all.find(({ libelle }) => libelle === fact.libelle);
			const apres = now?.valeur ?? tr('aucune valeur', 'no value');
			if (apres === fact.valeur) return [];
			const ecart =
				now?.centimes === undefined || fact.centimes === undefined ? null : now.centimes - fact.centimes;
			return [rowOf({ ligne: fact.libelle, colonne: '', avant: fact.valeur, apres, ecart })];
		});
		return { nom: section.titre, lignes, meme: same(faits, all) };
	}

	ofSection(section: Section) {
		const compared = section.blocs.flatMap((block) =>
			block.genre === 'figure'
				? [this.#figure(block, section)]
				: block.genre === 'tableau'
					? [this.#table(block)]
					: block.genre === 'faits'
						? [this.#facts(block, section)]
						: []
		);
		const blocs = compared.filter(({ lignes }) => lignes.length > 0);
		const now = this.#now.find(({ id }) => id === section.id);
		const meme = compared.every((one) => one.meme) && now !== undefined && same(worded(section), worded(now));
		return { blocs, parties: meme || blocs.length > 0 ? [] : [section.titre] };
	}
}

/** What a part says in words. */
const worded = ({ affirmation, blocs, documents }: Section) => [
	...[affirmation, documents],
	blocs.filter(({ genre }) => genre !== 'figure' && genre !== 'tableau' && genre !== 'faits')
];

/** What the version `a` says otherwise of an evaluation frozen with `query`, over what it showed (R13). */
export function campaignChanges(
	db: Database,
	query: Query,
	frozen: YearDossier,
	a: number,
	origin: string
): CampaignChanges {
	const de = frozen.version;
	if (a <= de) return { de, a: de, blocs: [], parties: [] };
	// A base of constant euros that moves is no change of value: the one that was shown is asked for, while it is there.
	const base = select(db, { ...query, euros: 'constants', v: de }).deflator?.base;
	const known = readReference(db, a).ipc.some(({ annee }) => annee === base);
	const asked: Query = { ...query, v: a, ...(known ? { base } : {}) };
	const now = yearDossier(db, asked, frozen.exercice, origin);
	const comparison = new Comparison(db, asked, frozen, now);
	const found = frozen.sections.map((section) => comparison.ofSection(section));
	const added = now.sections.filter(({ id }) => !frozen.sections.some((section) => section.id === id));
	return {
		...{ de, a },
		blocs: found.flatMap(({ blocs }) => blocs.map(({ nom, lignes }) => ({ nom, lignes }))),
		parties: [...found.flatMap(({ parties }) => parties), ...added.map(({ titre }) => titre)]
	};
}
