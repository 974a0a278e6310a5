import { splitByForme } from '#lib/domain/forme-spec.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import { FORMES_ATTRIBUEES, type Etape, type FormeAttribuee, type Nature } from '#lib/domain/vocabulary.ts';
import type { EffectRow } from '#lib/server/analysis/versions/effect.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';

/** An item that counted before a version, and how much of it is lost, in cents. */
export interface LostItem {
	readonly poste: string;
	readonly beneficiaire: string;
	readonly centimes: number;
}

/**
 * What a version takes away from one (dispositif, exercice, étape) without putting anything in its place: the attribution of
 * money to a form or, when `forme` is null, money that counted. An amount that the same item now states otherwise is a
 * correction, and an item that gives way to another of the same money is replaced: neither is a loss. An attribution that
 * another source now beats with less of the form is one (R4).
 */
export interface Loss {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** The views of nature that lose the same. */
	readonly natures: readonly Nature[];
	readonly forme: FormeAttribuee | null;
	readonly centimes: number;
	/** The items that are gone, the largest first, and how many there are. */
	readonly items: readonly LostItem[];
	readonly nombre: number;
}

const LISTED = 3;

/** What `version` takes away, from its effect: to be asked while its transaction is open. */
export function lossesOf(db: Database, version: number, effect: readonly EffectRow[]): Loss[] {
	const losses = new Map<string, Loss>();
	for (const row of effect.filter(maySuffer)) {
		for (const loss of lossesIn(db, version, row)) {
			const { dispositif, exercice, etape } = row;
			const key = [dispositif, exercice, etape, loss.forme, loss.centimes].join(' ');
			const natures = [...(losses.get(key)?.natures ?? []), row.nature];
			losses.set(key, { dispositif, exercice, etape, natures, ...loss });
		}
	}
	return [...losses.values()];
}

/** Nothing is lost where no line went, no form has less and the whole is not less. */
function maySuffer({ retirees, avant, apres, formes }: EffectRow): boolean {
	if (avant === null) return false;
	const less = (row: { avant: number | null; apres: number | null }) => (row.apres ?? 0) < (row.avant ?? 0);
	return retirees > 0 || less({ avant, apres }) || formes.some((row) => isAttributed(row.forme) && less(row));
}

const isAttributed = (forme: string): forme is FormeAttribuee =>
	(FORMES_ATTRIBUEES as readonly string[]).includes(forme);

type Slot = Pick<EffectRow, 'dispositif' | 'exercice' | 'etape' | 'nature'>;

/**
 * Money that counts, item by item and as the lines write its form, before the version and after it: lines that no verdict
 * keeps out; what only a key attributes has no form. What a total holds beyond its details is an item of its own, by which
 * it grows when details leave it.
 */
const FILL = `
	INSERT INTO temp.item (name, label, payee, forme, fresh, centimes, beaten)
	WITH side AS (
		SELECT id, since_version = @version AS fresh FROM slot
		WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape AND views & @view
			AND (since_version = @version OR until_version = @version)
	)
	SELECT f.niveau || char(31) || coalesce(p.compared, '') || char(31) || coalesce(y.compared, '') || char(31) || f.payeur_compared, max(p.label),
		coalesce(max(y.name), max(y.siren)), iif(f.attribution IS 'cle', 'NV', f.forme) AS written, side.fresh, sum(l.centimes),
		NOT side.fresh AND EXISTS (SELECT 1 FROM side beside JOIN verdict w ON w.slot_id = beside.id
			WHERE beside.fresh AND w.line_id = l.id AND w.verdict = 'ecartee') AS beaten
	FROM side JOIN block b ON b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape
		JOIN line l ON l.block_id = b.id AND l.since_version <= @version - NOT side.fresh
			AND (l.until_version IS NULL OR l.until_version > @version - NOT side.fresh)
		JOIN facet f ON f.id = l.facet_id AND f.nature IN (SELECT value FROM json_each(@natures))
		LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
		LEFT JOIN verdict v ON v.slot_id = side.id AND v.line_id = l.id
	WHERE coalesce(v.verdict, 'retenue') = 'retenue' GROUP BY 1, written, side.fresh, beaten
	UNION ALL SELECT '', NULL, NULL, 'NV', max(side.fresh), abs(sum(iif(side.fresh, c.centimes, -c.centimes))), FALSE
	FROM side JOIN counted c ON c.slot_id = side.id WHERE c.undetailed
	HAVING count(DISTINCT side.fresh) = 1 OR sum(iif(side.fresh, c.centimes, -c.centimes)) > 0`;

/** What went and what came, item by item; one that stays under its name, whatever its amount, did neither. */
const itemsMoved = (named: string) => `
	SELECT ${named}, max(label) AS label, max(payee) AS payee, coalesce(sum(centimes) FILTER (WHERE NOT fresh), 0) AS was,
		coalesce(sum(centimes) FILTER (WHERE fresh), 0) AS comes, min(fresh) AS came, max(fresh) AS stays
	FROM temp.item GROUP BY ${named}`;

/** What an attribution is: what another source now beats is not what stays in its place. */
const OF_FORM = 'name, forme, beaten';

// A cancelled amount that leaves takes no money away, and one that comes replaces none.
const GONE = `sum(was) FILTER (WHERE NOT stays AND was > 0)`;
const COME = `sum(comes) FILTER (WHERE came AND comes > 0)`;

function lossesIn(db: Database, version: number, slot: Slot) {
	db.exec(`DROP TABLE IF EXISTS temp.item;
		CREATE TEMP TABLE item (name TEXT, label TEXT, payee TEXT, forme TEXT, fresh INTEGER, centimes INTEGER, beaten INTEGER)`);
	const { dispositif, exercice, etape, nature } = slot;
	const natures = JSON.stringify(naturesOfView(nature));
	db.prepare(FILL).run({ version, dispositif, exercice, etape, view: VIEW_BIT[nature], natures });
	const whole = db
		.prepare<[], { gone: number | null; come: number | null }>(
			`SELECT ${GONE} AS gone, ${COME} AS come FROM (${itemsMoved('name')})`
		)
		.get();
	const losses: Pick<Loss, 'forme' | 'centimes' | 'items' | 'nombre'>[] = [];
	for (const [forme, centimes] of attributionsLost(db)) {
		if (centimes > 0) losses.push({ forme, centimes, ...itemsLost(db, forme) });
	}
	const lost = (whole?.gone ?? 0) - (whole?.come ?? 0);
	if (lost > 0) losses.push({ forme: null, centimes: lost, ...itemsLost(db, null) });
	db.exec('DROP TABLE temp.item');
	return losses;
}

/** Cents that each form loses; what is written with shares is split by them. */
function attributionsLost(db: Database): Map<FormeAttribuee, number> {
	const rows = db
		.prepare<[], { forme: string; gone: number | null; come: number | null }>(
			`SELECT forme, ${GONE} AS gone, ${COME} AS come FROM (${itemsMoved(OF_FORM)}) GROUP BY forme`
		)
		.all();
	const lost = new Map<FormeAttribuee, number>();
	for (const { forme: written, gone, come } of rows) {
		for (const { forme, centimes } of splitByForme((gone ?? 0) - (come ?? 0), written)) {
			if (isAttributed(forme)) lost.set(forme, (lost.get(forme) ?? 0) + centimes);
		}
	}
	return lost;
}

function itemsLost(db: Database, forme: FormeAttribuee | null): Pick<Loss, 'items' | 'nombre'> {
	const rows = db
		.prepare<{ forme: string | null }, LostItem & { nombre: number }>(
			`SELECT coalesce(label, '') AS poste, coalesce(payee, '') AS beneficiaire, was AS centimes, count(*) OVER () AS nombre
			FROM (${itemsMoved(forme === null ? 'name' : OF_FORM)})
			WHERE NOT stays AND was > 0 ${forme === null ? 'AND @forme IS NULL' : `AND instr('|' || replace(forme, ':', '|') || '|', '|' || @forme || '|')`}
			ORDER BY was DESC LIMIT ${LISTED}`
		)
		.all({ forme });
	return {
		items: rows.map(({ poste, beneficiaire, centimes }) => ({ poste, beneficiaire, centimes })),
		nombre: rows[0]?.nombre ?? 0
	};
}
