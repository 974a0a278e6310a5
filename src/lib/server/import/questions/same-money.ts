import { formatEuros } from '#lib/domain/money.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Amounts looked into for one version, the largest first, and lines read of each. */
const AMOUNTS = 200;
const LINES_EACH = 40;
/** Questions asked; beyond, how many more there are. */
const ASKED = 10;

interface Amount {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly centimes: number;
}

interface Line {
	readonly source: string;
	readonly nature: string;
	readonly niveau: string;
	readonly place: string;
	readonly poste: string;
	readonly payee: string;
	readonly beneficiaire: string;
	readonly payeur: string;
	readonly fresh: number;
}

/** The lines that count in the slots that the version settled, where several sources speak. Every line is read once. */
const COUNTING = `
	WITH place AS (
		SELECT s.dispositif, s.exercice, s.etape FROM slot s JOIN block b USING (dispositif, exercice, etape)
			JOIN block_sum held ON held.block_id = b.id AND held.until_version IS NULL
		WHERE s.since_version = @version GROUP BY 1, 2, 3 HAVING count(DISTINCT b.source) > 1
	), counting AS MATERIALIZED (
		SELECT dispositif, exercice, etape, b.source, l.id, l.centimes, l.since_version = @version AS fresh
		FROM place JOIN block b USING (dispositif, exercice, etape)
			JOIN line l ON l.block_id = b.id AND l.until_version IS NULL AND l.centimes <> 0
		WHERE NOT EXISTS (
			SELECT 1 FROM verdict v JOIN slot s ON s.id = v.slot_id AND s.since_version = @version
			WHERE v.line_id = l.id AND v.verdict <> 'retenue')
	)`;

/** What a line says, folded; `poste` and `beneficiaire` as written. */
const WORDS = `f.nature, f.niveau, coalesce(p.compared, '') AS place, coalesce(p.label, '') AS poste,
	coalesce(y.compared, '') AS payee, coalesce(y.name, y.siren, '') AS beneficiaire, f.payeur_compared AS payeur`;
const WITH_WORDS = `JOIN line l ON l.id = r.id JOIN facet f ON f.id = l.facet_id
	LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id`;

/** The amounts that several sources give and that the version brings; of each, its first lines. */
const SAME = `${COUNTING}, amount AS (
		SELECT dispositif, exercice, etape, centimes FROM counting GROUP BY 1, 2, 3, 4
		HAVING max(fresh) AND count(DISTINCT source) > 1 ORDER BY abs(centimes) DESC LIMIT ${AMOUNTS}
	), ranked AS (
		SELECT c.*, row_number() OVER (PARTITION BY dispositif, exercice, etape, centimes ORDER BY c.fresh DESC, c.id) AS rank
		FROM amount JOIN counting c USING (dispositif, exercice, etape, centimes)
	)
	SELECT r.dispositif, r.exercice, r.etape, r.centimes, r.source, r.fresh, ${WORDS}
	FROM ranked r ${WITH_WORDS}
	WHERE r.rank <= ${LINES_EACH} ORDER BY abs(r.centimes) DESC, r.dispositif, r.exercice, r.etape, r.rank`;

interface Whole extends Amount {
	/** Who details: over which poste, `''` for all; how many lines. */
	readonly detailing: string;
	readonly poste: string;
	readonly lignes: number;
	/** Who gives the same money in one line. */
	readonly whole: string;
}

/**
 * The lines that say a poste, or who receives of one poste, when they make what another source gives in one line that leaves
 * that word unsaid.
 */
const WHOLES = `${COUNTING}, said AS MATERIALIZED (
		SELECT r.dispositif, r.exercice, r.etape, r.centimes, r.source, r.fresh, ${WORDS} FROM counting r ${WITH_WORDS}
	), detailed AS MATERIALIZED (
		SELECT dispositif, exercice, etape, source, nature, '' AS place, '' AS poste,
			sum(centimes) AS centimes, count(*) AS lignes, max(fresh) AS fresh
		FROM said WHERE place <> '' GROUP BY 1, 2, 3, 4, 5
		UNION ALL
		SELECT dispositif, exercice, etape, source, nature, place, max(poste), sum(centimes), count(*), max(fresh)
		FROM said WHERE payee <> '' GROUP BY 1, 2, 3, 4, 5, 6
	)
	SELECT d.dispositif, d.exercice, d.etape, d.centimes, d.source AS detailing, d.poste, d.lignes, w.source AS whole
	FROM detailed d JOIN said w USING (dispositif, exercice, etape, centimes)
	WHERE d.lignes > 1 AND w.source <> d.source AND w.place = d.place AND w.payee = '' AND max(d.fresh, w.fresh)
		AND (w.nature = d.nature OR w.nature = 'np' OR d.nature = 'np')
	ORDER BY abs(d.centimes) DESC, 1, 2, 3 LIMIT ${AMOUNTS}`;

/**
 * Asks whether money that a version brings is the same as money that another source already gives under another poste, or
 * under the same one where only one of them says who receives it: equal to the cent, in one (dispositif, exercice, étape), and
 * both counted; or as what several of its lines make. To be asked once the version is settled.
 */
export function sameMoney(db: Database, version: number): Problem[] {
	const amounts = new Map<string, (Amount & Line)[]>();
	for (const line of db.prepare<{ version: number }, Amount & Line>(SAME).all({ version })) {
		const key = `${line.dispositif} ${line.exercice} ${line.etape} ${line.centimes}`;
		amounts.set(key, [...(amounts.get(key) ?? []), line]);
	}
	const told = [...amounts.values()].flatMap((lines): Problem[] => {
		for (const mine of lines.filter((line) => line.fresh)) {
			const other = lines.find((line) => mayBeSame(mine, line));
			if (other) return [question(mine, mine, other)];
		}
		return [];
	});
	told.push(...db.prepare<{ version: number }, Whole>(WHOLES).all({ version }).map(wholeQuestion));
	const more = told.length - ASKED;
	return more <= 0 ? told : [...told.slice(0, ASKED), warning(fr`… et ${more} autres sommes égales.`)];
}

const agree = (one: string, other: string, unsaid: string) =>
	one === other || one === unsaid || other === unsaid;

function mayBeSame(mine: Line, other: Line): boolean {
	return (
		other.source !== mine.source &&
		(other.place !== mine.place || other.payee !== mine.payee) &&
		agree(mine.nature, other.nature, 'np') &&
		agree(mine.niveau, other.niveau, 'np') &&
		agree(mine.payee, other.payee, '') &&
		agree(mine.payeur, other.payeur, '')
	);
}

const named = ({ poste, beneficiaire }: Line) =>
	[
		poste === '' ? 'sans poste' : fr`poste « ${poste} »`,
		...(beneficiaire === '' ? [] : [fr`bénéficiaire « ${beneficiaire} »`])
	].join(', ');

function question({ dispositif, exercice, etape, centimes }: Amount, mine: Line, other: Line): Problem {
	const place = `${dispositif} ${exercice}, ${LIBELLES.etapeCourte[etape]}`;
	const money = formatEuros(centimes);
	const same = mine.place === other.place ? 'bénéficiaire' : 'poste';
	const where = mine.place === other.place ? 'autrement' : 'sous un autre';
	return warning(
		fr`${place} : une autre source (« ${other.source} », ${named(other)}) donne déjà ${money}, que « ${mine.source} » donne ${where} (${named(mine)}) : est-ce la même somme ? Elle compte deux fois. Si c'est la même, donnez aux deux lignes le même ${same} et importez de nouveau.`,
		money
	);
}

function wholeQuestion({
	dispositif,
	exercice,
	etape,
	centimes,
	detailing,
	poste,
	lignes,
	whole
}: Whole): Problem {
	const place = `${dispositif} ${exercice}, ${LIBELLES.etapeCourte[etape]}`;
	const money = formatEuros(centimes);
	const [what, word] = poste === '' ? ['', 'poste'] : [fr` du poste « ${poste} »`, 'bénéficiaire'];
	return warning(
		fr`${place} : les ${lignes} lignes${what} de « ${detailing} » font ${money}, que « ${whole} » donne en une seule ligne, sans ${word} : est-ce la même somme ? Elle compte deux fois. Si c'est la même, donnez le rôle « total » à la ligne seule et importez de nouveau.`,
		money
	);
}

const warning = (message: string, valeur: string | null = null): Problem => ({
	ligne: null,
	colonne: null,
	lettre: null,
	champ: 'poste',
	code: 'meme-somme',
	severite: 'avertissement',
	valeur,
	attendu: null,
	message
});
