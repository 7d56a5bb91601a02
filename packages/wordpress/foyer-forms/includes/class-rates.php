<?php
/**
 * Limits of requests by one visitor, and the load of a form.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** A visitor over their own limit is refused; load on a form makes the proof of work harder and refuses no one. */
final class Rates {

	/** Messages a minute and address. A message may need several challenges. */
	const PER_MINUTE   = array( 'message' => 10, 'challenge' => 60 );
	const BEHIND_PROXY = 30;
	const USUAL_LOAD   = 300;
	const MOST_WORK    = 16;

	/**
	 * Counts a request.
	 * @throws Problem `rate-limited`.
	 */
	public static function check( string $kind, string $form ): int {
		/** Filters how many messages one address may send a minute; 0 lifts the limit. */
		$most    = (int) apply_filters( 'foyer_forms_rate_limit', self::PER_MINUTE['message'] ) * ( self::PER_MINUTE[ $kind ] / self::PER_MINUTE['message'] );
		$address = self::client_address();
		// Behind a proxy one address stands for many visitors; who only claims to be behind one has a limit, too.
		$most *= isset( $_SERVER['HTTP_X_FORWARDED_FOR'] ) || isset( $_SERVER['HTTP_CF_CONNECTING_IP'] ) || isset( $_SERVER['HTTP_FORWARDED'] ) ? self::BEHIND_PROXY : 1;
		if ( $most > 0 && self::count( "{$kind} {$address}" ) > $most ) {
			$wait = MINUTE_IN_SECONDS - time() % MINUTE_IN_SECONDS;
			throw new Problem( 'rate-limited', array( 'retryAfter' => $wait ), array( 'Retry-After' => (string) $wait ) );
		}
		$load = self::count( "{$kind} form {$form}" ) / self::USUAL_LOAD;
		return $load <= 1 ? 1 : (int) min( self::MOST_WORK, 2 ** ceil( log( $load, 2 ) ) );
	}

	/** The visitor's address, or their proxy's. */
	private static function client_address(): string {
		/**
		 * Filters the visitor's address, for sites behind a proxy whose header can be trusted.
		 *
		 * @param string $address REMOTE_ADDR.
		 */
		return (string) apply_filters( 'foyer_forms_client_address', isset( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '' );
	}

	/** Requests of this minute, this one included. Addresses are stored as hashes that nobody can reverse a day later. */
	private static function count( string $what ): int {
		$minute = (int) floor( time() / MINUTE_IN_SECONDS );
		$key    = hash_hmac( 'sha256', "{$what} {$minute}", wp_salt( 'nonce' ) . gmdate( 'Y-m-d' ) );
		$table  = Store::table( 'rates' );
		Store::run( "INSERT INTO {$table} (rate_key, requests, expires_at) VALUES (%s, LAST_INSERT_ID(1), %d) ON DUPLICATE KEY UPDATE requests = LAST_INSERT_ID(requests + 1)", $key, time() + 2 * MINUTE_IN_SECONDS );
		return (int) ( Store::row( 'SELECT LAST_INSERT_ID() AS requests' )['requests'] ?? 1 );
	}
}
