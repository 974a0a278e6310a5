import { z } from 'zod';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { roleOf, type Role } from './editeur.ts';
import type { Accounts } from './open-accounts.ts';

/** An account, as who keeps them sees it. */
export interface Compte {
	readonly id: string;
	readonly nom: string;
	readonly courriel: string;
	readonly role: Role;
	readonly secondFacteur: boolean;
	/** Whether a password was chosen: until then, only a link opens it. */
	readonly actif: boolean;
	/** When its link ends, when one waits. */
	readonly lienJusque: string | null;
	readonly sessions: number;
}

interface Row extends Omit<Compte, 'role' | 'secondFacteur' | 'actif'> {
	readonly role: string;
	readonly factor: number | null;
	readonly active: number;
}

/** Every account, by name. */
export function listAccounts(db: Database, now = new Date()): Compte[] {
	const at = now.toISOString();
	return db
		.prepare<[string, string], Row>(
			`SELECT user.id, user.name AS nom, user.email AS courriel, user.role, user.twoFactorEnabled AS factor,
				EXISTS (SELECT 1 FROM account WHERE userId = user.id AND password IS NOT NULL) AS active,
				(SELECT max(expires_at) FROM one_time_link WHERE user_id = user.id AND used_at IS NULL AND expires_at > ?) AS lienJusque,
				(SELECT count(*) FROM session WHERE userId = user.id AND expiresAt > ?) AS sessions
			FROM user ORDER BY user.name COLLATE NOCASE, user.id`
		)
		.all(at, at)
		.map(({ role, factor, active, ...row }) => ({
			...row,
			role: roleOf(role),
			secondFacteur: factor === 1,
			actif: active === 1
		}));
}

export const findAccount = (db: Database, courriel: string): Compte | undefined =>
	listAccounts(db).find((compte) => compte.courriel === courriel.trim().toLowerCase());

/** What was asked of an account cannot be done. */
export class AccountRefused extends Error {
	readonly phrase: () => string;
	constructor(phrase: () => string) {
		super(phrase());
		this.name = 'AccountRefused';
		this.phrase = phrase;
	}
}

const Person = z.object({
	nom: z.string().trim().min(1).max(80),
	courriel: z.email().max(200)
});

/** Adds an account without a password. Throws `AccountRefused`. */
export async function addAccount(
	{ context, db }: Accounts,
	given: { readonly nom: string; readonly courriel: string; readonly role: Role }
): Promise<string> {
	const read = Person.safeParse({ nom: given.nom, courriel: given.courriel.trim().toLowerCase() });
	if (!read.success)
		throw new AccountRefused(() =>
			tr(
				fr`Il faut un nom, et un courriel qui se lit : « prenom.nom@organisme.fr ».`,
				'A name is needed, and an e-mail address that can be read: “first.last@organisation.fr”.'
			)
		);
	const { nom, courriel } = read.data;
	if (findAccount(db, courriel))
		throw new AccountRefused(() =>
			tr(fr`Un compte existe déjà pour ${courriel}.`, `There is already an account for ${courriel}.`)
		);
	const { id } = await context.internalAdapter.createUser(
		{ name: nom, email: courriel, emailVerified: true, role: given.role },
		{ method: 'invitation' }
	);
	return id;
}

/** There is always one administrator who can sign in. Throws `AccountRefused`. */
function needsAnother(db: Database, id: string): void {
	const others = listAccounts(db).filter(
		(compte) => compte.id !== id && compte.role === 'administrateur' && compte.actif
	);
	if (others.length === 0)
		throw new AccountRefused(() =>
			tr(
				fr`C'est le seul administrateur : désignez-en un autre d'abord.`,
				'This is the only administrator: appoint another one first.'
			)
		);
}

/** Removes an account, its sessions and its links at once; the journal keeps what it did. Throws `AccountRefused`. */
export async function removeAccount({ context, db }: Accounts, compte: Compte): Promise<void> {
	if (compte.role === 'administrateur' && compte.actif) needsAnother(db, compte.id);
	await context.internalAdapter.deleteUserSessions(compte.id);
	await context.internalAdapter.deleteAccounts(compte.id);
	await context.adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: compte.id }] });
	await context.internalAdapter.deleteUser(compte.id);
	db.prepare('DELETE FROM one_time_link WHERE user_id = ?').run(compte.id);
}

/** Gives an account another role; its sessions end, so that no page goes on with the older one. Throws `AccountRefused`. */
export async function changeRole({ context, db }: Accounts, compte: Compte, role: Role): Promise<void> {
	if (role !== 'administrateur' && compte.role === 'administrateur' && compte.actif)
		needsAnother(db, compte.id);
	await context.internalAdapter.updateUser(compte.id, { role });
	await context.internalAdapter.deleteUserSessions(compte.id);
}

/** Takes the second factor off an account whose telephone is lost; its sessions end. */
export async function resetFactor({ context }: Accounts, compte: Compte): Promise<void> {
	await context.adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: compte.id }] });
	await context.internalAdapter.updateUser(compte.id, { twoFactorEnabled: false });
	await context.internalAdapter.deleteUserSessions(compte.id);
}
