import { labelOf } from '#lib/domain/reference-labels.ts';
import type { AllocationRow, Bornes, QuarantinedMoney } from '#lib/domain/allocation.ts';
import type { Query } from '#lib/domain/query.ts';
import {
	FORMES_ATTRIBUEES,
	isComplete,
	type Couverture,
	type Etape,
	type Forme,
	type FormeAttribuee,
	type Niveau,
	type Preuve,
	type Statut
} from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { allocate, allocateReading } from '#lib/server/analysis/counted/allocation.ts';
import type { OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Money of one form in one poste, in cents. What a key supposes stands apart, with its range (R7). */
export interface PostePart {
	readonly forme: Forme;
	readonly centimes: number;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** What of it is deduced by us. */
	readonly deduit: number;
	readonly cle?: { readonly bas: number; readonly haut: number };
}

/** A poste of a dispositif. `poste` is as the source writes it, `''` when it states none. */
export interface PosteShare {
	readonly poste: string;
	readonly niveau: Niveau;
	/** What a published total holds beyond its details (R3). */
	readonly nonDetaille: boolean;
	readonly centimes: number;
	readonly parts: readonly PostePart[];
}

/** A dispositif that has an amount in the year, with its postes from the largest; what no detail explains is last. */
export interface DispositifShare {
	readonly dispositif: string;
	readonly libelle: string;
	readonly ministere: string;
	readonly etape: Etape;
	readonly couverture: Couverture;
	readonly centimes: number;
	readonly natureNonPrecisee: number;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	readonly deduit: number;
	readonly concurrentes: boolean;
	readonly postes: readonly PosteShare[];
}

/** A dispositif without an amount in the year, and which kind of nothing it is (R10). */
export interface SilentDispositif {
	readonly dispositif: string;
	readonly libelle: string;
	readonly ministere: string;
	readonly statut: Statut;
	readonly couverture: Couverture;
}

/** Rows in quarantine where an amount of the year should stand (R10). */
export interface WaitingRows extends QuarantinedMoney {
	readonly dispositif: string;
	readonly libelle: string;
}

/** The logical bounds of a form in the year (R8), and what keys suppose of it, apart. */
export interface FormeBounds extends Pick<AllocationRow, 'statut' | 'preuves' | 'deduit' | 'couverture'> {
	readonly forme: FormeAttribuee;
	readonly bornes: Bornes;
	readonly cle: { readonly bas: number; readonly central: number; readonly haut: number } | null;
}

/** The data of the figure `repartition-annee`: one exercice, by dispositif and poste, and by form. */
export interface RepartitionAnnee {
	readonly version: number;
	readonly selection: Selection;
	/** What it was read from. */
	readonly reading: Reading;
	readonly exercice: number;
	/** `null` when nothing counts, and in the contexte, which is never added up (R5). */
	readonly total: number | null;
	/** From the largest amount to the smallest. */
	readonly dispositifs: readonly DispositifShare[];
	readonly muets: readonly SilentDispositif[];
	/** Every form, in order; empty in the contexte and where nothing counts. */
	readonly bornes: readonly FormeBounds[];
	/** Attributed with evidence, and not attributed, in cents, whatever keys suppose. */
	readonly attribue: number;
	readonly nonAttribue: number;
	readonly contests: readonly Contest[];
	/** Official figures named beside what can only be read in part, never added. */
	readonly officiels: readonly OfficialFigure[];
	readonly enQuarantaine: readonly WaitingRows[];
	/** Of the dispositifs in being that year: only a complete one lets the total be told whole (R8). */
	readonly couverture: Couverture;
	/** Selected dispositifs of which only a part can be isolated that year, or of whose amount nothing says that it is all. */
	readonly partiels: readonly string[];
	/** Dispositifs of which some money at least is deduced by us alone (grade D). */
	readonly deduits: readonly string[];
	readonly sources: readonly string[];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const isAttributed = (forme: Forme): forme is FormeAttribuee => forme !== 'NV' && forme !== 'MULTI';

/** Every filter of the query but its years and its forms: a year is told whole (R6). */
export const queryOfYear = (query: Query, exercice: number): Query => ({
	...query,
	de: exercice,
	a: exercice,
	forme: []
});

/** Who pays what in one year, and between which bounds each form stands. Rests on `allocate`, as the API does. */
export function repartitionAnnee(db: Database, asked: Query, exercice: number): RepartitionAnnee {
	const query = queryOfYear(asked, exercice);
	const reading = read(db, query);
	const { selection } = reading;
	const whole = allocateReading(db, reading, ['dispositif']);
	const detailed = allocateReading(db, reading, ['dispositif', 'niveau', 'poste', 'forme']).rows;
	const rows = new Map(selection.dispositifs.map((row) => [row.id, row]));
	const nameOf = ({ dispositif = '' }: AllocationRow) => {
		const row = rows.get(dispositif);
		return { dispositif, libelle: row ? labelOf(row) : dispositif, ministere: row?.ministere ?? '' };
	};
	const shares = whole.rows.flatMap((row): DispositifShare[] =>
		row.centimes === null || row.etape === '' || row.etape === 'mixte'
			? []
			: [
					{
						...nameOf(row),
						etape: row.etape,
						couverture: row.couverture,
						centimes: row.centimes,
						natureNonPrecisee: row.natureNonPrecisee,
						...{ statut: row.statut, preuves: row.preuves, deduit: row.deduit },
						concurrentes: row.concurrentes > 0,
						postes: postesOf(detailed.filter((item) => item.dispositif === row.dispositif))
					}
				]
	);
	const forms = query.perimetre === 'coeur' ? allocate(db, { ...query, cles: 'sans' }, ['forme']).rows : [];
	const evidence = (attributed: boolean) =>
		sum(
			forms.filter((row) => isAttributed(row.forme ?? 'NV') === attributed).map((row) => row.centimes ?? 0)
		);
	const partiels = whole.rows
		.filter(
			({ couverture, centimes }) =>
				couverture === 'partielle' || (centimes !== null && !isComplete(couverture))
		)
		.map((row) => nameOf(row).dispositif);
	return {
		version: selection.version,
		selection,
		reading,
		exercice,
		total: whole.total,
		dispositifs: shares.sort((a, b) => b.centimes - a.centimes),
		muets: whole.rows
			.filter((row) => row.centimes === null)
			.map((row) => ({ ...nameOf(row), statut: row.statut, couverture: row.couverture })),
		bornes: whole.total === null ? [] : boundsOf(db, query, forms),
		attribue: evidence(true),
		nonAttribue: evidence(false),
		contests: reading.contests,
		officiels: reading.officials(partiels.map((dispositif) => ({ dispositif, exercice }))),
		enQuarantaine: whole.rows.flatMap((row) =>
			row.nonImporte
				? [{ dispositif: nameOf(row).dispositif, libelle: nameOf(row).libelle, ...row.nonImporte }]
				: []
		),
		partiels,
		couverture: reading.over(reading.pairs()).couverture,
		deduits: shares.filter((share) => share.deduit !== 0).map((share) => share.dispositif),
		sources: reading.sources
	};
}

function postesOf(rows: readonly AllocationRow[]): PosteShare[] {
	const postes = new Map<
		string,
		{ poste: string; niveau: Niveau; nonDetaille: boolean; parts: PostePart[] }
	>();
	const add = (row: AllocationRow, nonDetaille: boolean, part: PostePart) => {
		const { poste = '', niveau = 'np' } = row;
		const key = nonDetaille ? 'non-detaille' : `${niveau} ${poste}`;
		const known = postes.get(key);
		if (known) known.parts.push(part);
		else postes.set(key, { poste, niveau, nonDetaille, parts: [part] });
	};
	for (const row of rows) {
		if (row.centimes === null || row.forme === undefined) continue;
		const { forme, cle, nonDetaille, statut, preuves } = row;
		const known = row.centimes - (cle?.central ?? 0) - nonDetaille;
		const part = (centimes: number, range?: PostePart['cle']): PostePart => ({
			...{ forme, centimes, statut, preuves },
			deduit: statut === 'deduit' ? centimes : Math.min(centimes, row.deduit),
			...(range ? { cle: range } : {})
		});
		if (nonDetaille !== 0) add(row, true, part(nonDetaille));
		if (known !== 0 || (nonDetaille === 0 && cle === undefined)) add(row, false, part(known));
		if (cle) add(row, false, part(cle.central, { bas: cle.bas, haut: cle.haut }));
	}
	return [...postes.values()]
		.map((poste) => ({ ...poste, centimes: sum(poste.parts.map((part) => part.centimes)) }))
		.sort((a, b) => Number(a.nonDetaille) - Number(b.nonDetaille) || b.centimes - a.centimes);
}

function boundsOf(db: Database, query: Query, evidence: readonly AllocationRow[]): FormeBounds[] {
	const keyed = query.cles === 'avec' ? allocate(db, query, ['forme']).rows : [];
	return FORMES_ATTRIBUEES.flatMap((forme): FormeBounds[] => {
		const row = evidence.find((item) => item.forme === forme);
		const cle = keyed.find((item) => item.forme === forme)?.cle ?? null;
		if (!row) return [];
		const { bornes, statut, preuves, deduit, couverture } = row;
		return [{ forme, bornes, cle, statut, preuves, deduit, couverture }];
	});
}
