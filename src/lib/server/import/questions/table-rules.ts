import { formatEuros } from '#lib/domain/money.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Lines needed on each side for a comparison of units to mean something. */
const ENOUGH_LINES = 5;
/** How far two medians may be apart before the unit is in doubt. */
const DOUBTFUL_RATIO = 500;

const FILE_WIDE = { ligne: null, colonne: null, lettre: null, champ: null } as const;

interface Group {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
}

/**
 * Doubts the unit of amounts whose median is 500 times away from the year before, in the base, for the same dispositif,
 * stage and nature, with at least five lines on each side. `firstLine` is the first line that the file wrote.
 */
export function doubtfulUnits(db: Database, blocks: Iterable<number>, firstLine: number): Problem[] {
	const before = db.prepare<{ blocks: string; firstLine: number }, Group>(
		`SELECT DISTINCT b.dispositif, mine.exercice, b.etape, f.nature FROM block mine
		JOIN block b ON b.dispositif = mine.dispositif AND b.etape = mine.etape AND b.exercice = mine.exercice - 1
		JOIN line l ON l.block_id = b.id AND l.id < @firstLine AND l.until_version IS NULL JOIN facet f ON f.id = l.facet_id
		WHERE mine.id IN (SELECT value FROM json_each(@blocks))`
	);
	return before.all({ blocks: JSON.stringify([...blocks]), firstLine }).flatMap((group): Problem[] => {
		const now = medianOf(db, group, 'l.id >= ?', firstLine);
		const then = medianOf(db, { ...group, exercice: group.exercice - 1 }, 'l.id < ?', firstLine);
		if (now === null || then === null || now === 0 || then === 0) return [];
		const ratio = Math.max(now / then, then / now);
		if (ratio < DOUBTFUL_RATIO) return [];
		const place = `${group.dispositif} ${group.exercice}, ${LIBELLES.etapeCourte[group.etape]}`;
		const [larger, times] = [now > then, Math.round(ratio)];
		return [
			{
				...FILE_WIDE,
				code: 'unite-douteuse',
				severite: 'bloquant',
				valeur: formatEuros(now),
				attendu: fr`un ordre de grandeur proche de ${formatEuros(then)}`,
				message: fr`${place} : le montant médian (${formatEuros(now)}) est environ ${times} fois plus ${larger ? 'grand' : 'petit'} qu'en ${group.exercice - 1} (${formatEuros(then)}). Unité ? Indiquez-la (--unit euros, milliers ou millions).`
			}
		];
	});
}

function medianOf(db: Database, group: Group, side: string, firstLine: number): number | null {
	const from = `FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
		WHERE b.dispositif = ? AND b.exercice = ? AND b.etape = ? AND f.nature = ? AND l.until_version IS NULL AND ${side}`;
	const key = [group.dispositif, group.exercice, group.etape, group.nature, firstLine];
	const count = db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n ${from}`).get(...key)?.n ?? 0;
	if (count < ENOUGH_LINES) return null;
	const middle = db.prepare<unknown[], { amount: number }>(
		`SELECT abs(l.centimes) AS amount ${from} ORDER BY 1 LIMIT 1 OFFSET ?`
	);
	return middle.get(...key, Math.floor(count / 2))?.amount ?? null;
}

/**
 * What the rules R3 and R4 made of the lines of a version: values that repeat or contradict other sources, totals that
 * their details exceed or do not reach. To be asked once the version is settled.
 */
export function toldByRules(db: Database, version: number): Problem[] {
	const verdicts = db
		.prepare<{ version: number }, { verdict: string; fresh: number; lines: number }>(
			`SELECT v.verdict, l.since_version = @version AS fresh, count(DISTINCT l.id) AS lines
			FROM slot s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
			WHERE s.since_version = @version AND (l.since_version = @version OR NOT EXISTS (
				SELECT 1 FROM slot old JOIN verdict before ON before.slot_id = old.id
				WHERE old.dispositif = s.dispositif AND old.exercice = s.exercice AND old.etape = s.etape
					AND old.until_version = @version AND before.line_id = l.id AND before.verdict = v.verdict))
			GROUP BY v.verdict, fresh`
		)
		.all({ version });
	const count = (verdict: string, fresh: boolean) =>
		verdicts.find((row) => row.verdict === verdict && row.fresh === Number(fresh))?.lines ?? 0;
	const told: Problem[] = [];
	const say = (code: string, severite: Problem['severite'], message: string) =>
		told.push({ ...FILE_WIDE, code, severite, valeur: null, attendu: null, message });
	// Of two sources that agree, either may be the one that counts.
	const same = count('concordante', true) + count('concordante', false);
	const [beaten, aside] = [count('ecartee', true), count('ecartee', false)];
	if (same > 0) {
		say(
			'source-concordante',
			'info',
			same === 1
				? fr`1 ligne concorde avec une valeur qu'une autre source donne déjà : elle n'est comptée qu'une fois.`
				: fr`${same} lignes concordent avec des valeurs que d'autres sources donnent déjà : elles ne sont comptées qu'une fois.`
		);
	}
	if (beaten > 0) {
		say(
			'conflit-source',
			'avertissement',
			fr`${lines(beaten, 'contredit', 'contredisent')} une autre source, qui est retenue : les deux valeurs restent affichées.`
		);
	}
	if (aside > 0) {
		say(
			'conflit-source',
			'avertissement',
			fr`${lines(aside, 'déjà en base est désormais écartée', 'déjà en base sont désormais écartées')} au profit d'une autre source : les deux valeurs restent affichées.`
		);
	}
	for (const row of controls(db, version)) {
		const place = `${row.dispositif} ${row.exercice}, ${LIBELLES.etapeCourte[row.etape]}`;
		const gap = formatEuros(Math.abs(row.total - row.details));
		if (row.outcome === 'depasse') {
			say(
				'total-controle',
				'avertissement',
				fr`${place} : les détails (${formatEuros(row.details)}) dépassent le total publié (${formatEuros(row.total)}) de ${gap}. Le total compte seul ; vérifiez les détails.`
			);
		} else if (row.outcome === 'excedent') {
			say(
				'total-controle',
				'avertissement',
				fr`${place} : les détails (${formatEuros(row.details)}) dépassent le total publié (${formatEuros(row.total)}) de ${gap}. Ce qui le ferait dépasser est mis à part, comme « excédent » : vérifiez ces lignes.`
			);
		} else {
			say(
				'total-controle',
				'info',
				fr`${place} : ${gap} du total publié (${formatEuros(row.total)}) ne sont pas détaillés.`
			);
		}
	}
	return [...told, ...yearsToCome(db, version)];
}

/** How many years ahead a stage can be published: what is spent is past, what is announced may be a plan of several years. */
const YEARS_AHEAD: Readonly<Record<Etape, number>> = {
	demande: 10,
	annonce: 10,
	plf: 1,
	lfi: 1,
	lfr: 0,
	ouvert: 1,
	execution: 0
};

/** Lines that a version brings for years of which nothing of the kind can be published yet: a slip of the year. */
function yearsToCome(db: Database, version: number): Problem[] {
	return db
		.prepare<
			{ version: number; ahead: string },
			{ exercice: number; etape: Etape; annee: number; lignes: number }
		>(
			`SELECT b.exercice, b.etape, CAST(substr(v.created_at, 1, 4) AS INTEGER) AS annee, sum(c.added + c.changed) AS lignes
			FROM block_change c JOIN version v ON v.id = c.version_id JOIN block b ON b.id = c.block_id
			WHERE c.version_id = @version AND b.exercice > annee + json_extract(@ahead, '$.' || b.etape)
			GROUP BY b.exercice, b.etape HAVING lignes > 0 ORDER BY b.exercice, b.etape`
		)
		.all({ version, ahead: JSON.stringify(YEARS_AHEAD) })
		.map(({ exercice, etape, annee, lignes }) => {
			const brought = lignes === 1 ? '1 ligne est' : fr`${lignes} lignes sont`;
			const message = fr`${brought} de l'exercice ${exercice} (${LIBELLES.etapeCourte[etape]}), encore à venir en ${annee}. Vérifiez l'année.`;
			return {
				...FILE_WIDE,
				code: 'exercice-a-venir',
				severite: 'avertissement',
				valeur: String(exercice),
				attendu: null,
				message
			};
		});
}

const lines = (count: number, one: string, many: string) =>
	count === 1 ? `1 ligne ${one}` : `${count} lignes ${many}`;

interface ControlTold {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly total: number;
	readonly details: number;
	readonly outcome: 'depasse' | 'excedent' | 'non_detaille';
}

function controls(db: Database, version: number): ControlTold[] {
	return db
		.prepare<[number], ControlTold>(
			`SELECT DISTINCT s.dispositif, s.exercice, s.etape, k.total, k.details, k.outcome
			FROM slot s JOIN control k ON k.slot_id = s.id
			WHERE s.since_version = ? AND k.outcome IN ('depasse', 'excedent', 'non_detaille')
			ORDER BY s.exercice, s.dispositif`
		)
		.all(version);
}
