import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import type { Database } from '#lib/server/store/database.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { controlsOf } from '#lib/server/analysis/disputes/controls.ts';
import { openQuestions, type YearMaterial } from './open-questions.server.ts';
import { programmesNamed } from '#lib/server/analysis/counted/programmes-named.ts';
import {
	queryOfYear,
	repartitionAnnee,
	type DispositifShare,
	type RepartitionAnnee
} from '#lib/figures/repartition-annee/read.server.ts';

/** A gap of one dispositif in one year, as something to ask. */
export type YearQuestion = YearGap & {
	/** What a search told of what is asked; `null` where the question rests on amounts that were read. */
	readonly cherche: 'non_trouve' | 'non_publie' | null;
};

/** What to ask about one dispositif. */
export interface DispositifQuestions {
	readonly dispositif: string;
	readonly libelle: string;
	readonly questions: readonly YearQuestion[];
}

/** What to ask one ministry. */
export interface MinistryQuestions {
	readonly ministere: string;
	readonly dispositifs: readonly DispositifQuestions[];
}

/** Amounts of one dispositif that we have not looked for. */
export interface NotSearched {
	readonly dispositif: string;
	readonly libelle: string;
	readonly montants: readonly ('prevu' | 'vote' | 'execution')[];
}

/** What is not known of a year: what can be asked of others is never mixed with what we have not done (R10). */
export interface YearGaps {
	/** Searched, and not found by us or not published; or left open by what was read. */
	readonly aDemander: readonly MinistryQuestions[];
	readonly pasCherche: readonly NotSearched[];
	/** Dispositifs of which rows of an imported file wait to be mended. */
	readonly pasLu: readonly {
		readonly dispositif: string;
		readonly libelle: string;
		readonly lignes: number;
	}[];
}

/**
 * The gaps of a year. They are of what is planned and spent, in published euros and on the evidence alone, whatever stage,
 * prices or keys the reader looks at. What the base answers, in any nature of credits, is no gap.
 */
export function yearGaps(db: Database, asked: Query, exercice: number): YearGaps {
	if (asked.perimetre === 'contexte') return { aDemander: [], pasCherche: [], pasLu: [] };
	const query: Query = { ...asked, etape: 'prevu', euros: 'courants', base: undefined, cles: 'sans' };
	const planned = repartitionAnnee(db, query, exercice);
	const spent = allocate(db, { ...queryOfYear(query, exercice), etape: 'execution' }, ['dispositif']).rows;
	const { selection } = planned;
	const material: YearMaterial = {
		planned,
		programmes: programmesNamed(db, selection),
		controls: controlsOf(db, selection),
		nature: query.nature,
		sameNatures: (dispositif) => saysSameNatures(db, selection.version, exercice, dispositif)
	};
	const known = stagesKnown(db, selection.version, exercice);
	const ministries = new Map<string, DispositifQuestions[]>();
	const pasCherche: NotSearched[] = [];
	for (const row of selection.dispositifs) {
		const { id, ministere, perimetre } = row;
		const libelle = labelOf(row);
		const share = planned.dispositifs.find((item) => item.dispositif === id);
		const execution = spent.find((item) => item.dispositif === id)?.statut ?? 'absent';
		const missing = missingAmounts({ planned, known, exercice }, id, share, execution);
		const searched = missing.flatMap(({ gap, statut }) =>
			statut === 'absent' ? [] : [{ ...gap, cherche: statut }]
		);
		const open = share ? openQuestions(material, share, perimetre) : [];
		const questions = [
			...searched.filter(({ sujet }) => sujet !== 'execution'),
			...open.map((gap) => ({ ...gap, cherche: null })),
			...searched.filter(({ sujet }) => sujet === 'execution')
		];
		const montants = missing.flatMap(({ quoi, statut }) => (statut === 'absent' ? [quoi] : []));
		if (montants.length > 0) pasCherche.push({ dispositif: id, libelle, montants });
		if (questions.length === 0) continue;
		const own = ministries.get(ministere) ?? [];
		ministries.set(ministere, [...own, { dispositif: id, libelle, questions }]);
	}
	return {
		aDemander: [...ministries].map(([ministere, dispositifs]) => ({ ministere, dispositifs })),
		pasCherche,
		pasLu: planned.enQuarantaine.map(({ dispositif, libelle, lignes }) => ({ dispositif, libelle, lignes }))
	};
}

/** The stages that any line of the year has, by dispositif, whatever its nature. */
function stagesKnown(db: Database, version: number, exercice: number): ReadonlySet<string> {
	const rows = db
		.prepare<[number, number, number], { dispositif: string; etape: Etape }>(
			`SELECT DISTINCT dispositif, etape FROM slot WHERE exercice = ?
				AND since_version <= ? AND (until_version IS NULL OR until_version > ?)`
		)
		.all(exercice, version, version);
	return new Set(rows.map(({ dispositif, etape }) => `${dispositif} ${etape}`));
}

/** Whether a budget document of the year says as much in AE as in CP: an amount of one is then an amount of the other. */
function saysSameNatures(db: Database, version: number, exercice: number, dispositif: string): boolean {
	const row = db
		.prepare<Record<string, string | number>, { found: number }>(
			`SELECT EXISTS (SELECT 1 FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
				WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape IN ('plf', 'lfi')
					AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
				GROUP BY b.id
				HAVING sum(l.centimes) FILTER (WHERE f.nature = 'ae') = sum(l.centimes) FILTER (WHERE f.nature = 'cp')) AS found`
		)
		.get({ version, exercice, dispositif });
	return row?.found === 1;
}

/** What is known of a year: « dispositif étape » that some line has. */
interface YearKnown {
	readonly exercice: number;
	readonly planned: RepartitionAnnee;
	readonly known: ReadonlySet<string>;
}

/** An amount that may still be published, and what a search told of it; `absent` when none is recorded. */
interface Missing {
	readonly quoi: NotSearched['montants'][number];
	readonly gap: YearGap;
	readonly statut: 'absent' | 'non_trouve' | 'non_publie';
}

function missingAmounts(
	{ exercice, planned, known }: YearKnown,
	dispositif: string,
	share: DispositifShare | undefined,
	execution: Statut
): Missing[] {
	const open = (quoi: Missing['quoi'], gap: YearGap, statut: Statut): Missing[] =>
		statut === 'absent' || statut === 'non_trouve' || statut === 'non_publie' ? [{ quoi, gap, statut }] : [];
	const unknown = (...etapes: Etape[]) => !etapes.some((etape) => known.has(`${dispositif} ${etape}`));
	const found: Missing[] = [];
	if (!share && unknown('lfi', 'plf', 'annonce')) {
		const statut = planned.muets.find((item) => item.dispositif === dispositif)?.statut ?? 'absent';
		found.push(...open('prevu', { sujet: 'prevu' }, statut));
	}
	if (share?.etape === 'plf' && unknown('lfi')) {
		const statut = absenceIndex(planned.selection.reference)(dispositif, exercice, ['lfi']);
		const { etape, centimes } = share;
		found.push(...open('vote', { sujet: 'vote', etape, centimes, programmes: [] }, statut));
	}
	if (unknown('execution')) {
		const { centimes = null, etape = null } = share ?? {};
		found.push(...open('execution', { sujet: 'execution', prevu: centimes, etape }, execution));
	}
	return found;
}
