import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#lib/server/store/database.ts';

/** Fewest and most signs of a password. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;
/** How long one stays signed in, whatever one does. */
export const SESSION_SECONDS = 12 * 3600;
/** Codes printed once, each of which replaces the telephone once. */
export const RECOVERY_CODES = 10;

interface AuthSettings {
	/** The address of the site as its readers write it: no request can choose it. */
	readonly origin: string;
	readonly secret: string;
}

/** A cookie that no script reads, that no other site sends with a form, and that a browser binds to this host over https. */
function cookie(name: string, secure: boolean) {
	return {
		name: `${secure ? '__Host-' : ''}lignes-claires.${name}`,
		attributes: { secure, sameSite: 'lax', httpOnly: true, path: '/' } as const
	};
}

function configure(db: Database, { origin, secret }: AuthSettings) {
	const secure = origin.startsWith('https://');
	return {
		appName: 'Lignes claires',
		baseURL: origin,
		secret,
		database: db,
		telemetry: { enabled: false },
		logger: { disabled: true },
		// Its routes are not served: our forms ask it, under counters of our own.
		rateLimit: { enabled: false },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSWORD_LENGTH.least,
			maxPasswordLength: PASSWORD_LENGTH.most,
			revokeSessionsOnPasswordReset: true
		},
		user: {
			additionalFields: {
				role: { type: 'string', required: true, defaultValue: 'editeur', input: false }
			}
		},
		session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
		advanced: {
			useSecureCookies: false,
			ipAddress: { disableIpTracking: true },
			cookies: {
				session_token: cookie('session', secure),
				session_data: cookie('donnees', secure),
				dont_remember: cookie('sans-memoire', secure),
				two_factor: cookie('second-facteur', secure),
				trust_device: cookie('appareil', secure)
			}
		},
		plugins: [
			twoFactor({
				issuer: 'Lignes claires',
				backupCodeOptions: { amount: RECOVERY_CODES, length: 10 }
			})
		]
	} satisfies Parameters<typeof betterAuth>[0];
}

/** The library of accounts over its file, its tables up to date. */
export async function openAuth(db: Database, settings: AuthSettings) {
	const options = configure(db, settings);
	const { runMigrations } = await getMigrations(options);
	await runMigrations();
	const auth = betterAuth(options);
	return { api: auth.api, context: await auth.$context };
}
export type Auth = Awaited<ReturnType<typeof openAuth>>;
