<?php
/**
 * Double opt-in: signing up, confirming, unsubscribing, with the wording that was agreed to.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Names of own tables.

/** A confirmation proves the request whose mail was clicked. No further request changes a subscriber. */
final class Newsletter {

	const LINK_DAYS = 7;

	/** Corrections of the address of one sign-up. */
	const CORRECTIONS = 3;

	/**
	 * Stores a request. Call it in a transaction; the answer to the visitor is the same for known addresses.
	 * @param array<string, mixed> $message
	 */
	public static function request( array $message, string $form ): int {
		$email = (string) $message['fields']['email'];
		$hash  = self::address_hash( $email );
		$known = self::by_address( $form, $hash );
		if ( null === $known ) {
			$is_new = Store::insert( 'subscribers', array( 'form' => $form, 'address_hash' => $hash, 'status' => 'pending', 'created_at' => Store::now() ) + self::details( $message, $email ) );
			$known  = $is_new ? array( 'id' => Store::last_id(), 'status' => 'pending' ) : self::by_address( $form, $hash );
		}
		$id     = (int) $known['id'];
		$detail = array( 'email' => $email, 'pageUrl' => $message['page']['url'] ) + (array) $message['consent'];
		self::add_event( $id, 'requested', $detail, $message['submissionId'] );
		Mails::queue_for_subscriber( 'confirmed' === $known['status'] ? 'already-confirmed' : 'confirmation', $id, $message['submissionId'], $email );
		return $id;
	}

	/**
	 * What a link of a mail means, without changing anything: scanners of mails open links.
	 * @return array{state: string, link: array<string, string|null>|null, subscriber: array<string, string|null>|null} state: `ask`, `unknown` or `gone`.
	 */
	public static function inspect( string $purpose, string $token ): array {
		$link       = Store::row( 'SELECT * FROM ' . Store::table( 'tokens' ) . ' WHERE token_hash = %s AND purpose = %s', hash( 'sha256', $token ), $purpose );
		$subscriber = null === $link ? null : self::read( (int) $link['subscriber_id'] );
		if ( null === $link || null === $subscriber ) {
			return array( 'state' => 'unknown', 'link' => null, 'subscriber' => null );
		}
		$is_over = '1' === $link['is_withdrawn'] || (int) $link['expires_at'] <= time();
		if ( 'confirm' === $purpose && ! $is_over ) {
			$message = Store::row( 'SELECT status FROM ' . Store::table( 'messages' ) . ' WHERE submission_id = %s', $link['submission_id'] );
			$is_over = 'spam' === ( $message['status'] ?? '' );
		}
		return array( 'state' => $is_over ? 'gone' : 'ask', 'link' => $link, 'subscriber' => $subscriber );
	}

	/**
	 * Confirms the request whose mail was clicked; a second click changes nothing.
	 * @param array<string, string|null> $link
	 */
	public static function confirm( array $link ): void {
		$id    = (int) $link['subscriber_id'];
		$event = self::event( $id, 'requested', (string) $link['submission_id'] );
		if ( null === $event || null !== self::event( $id, 'confirmed', (string) $link['submission_id'] ) ) {
			return;
		}
		$detail  = (array) Store::unpack( $event['detail'] );
		$message = Store::row( 'SELECT fields, locale FROM ' . Store::table( 'messages' ) . ' WHERE submission_id = %s', $link['submission_id'] );
		$fields  = (array) Store::unpack( $message['fields'] ?? '{}' );
		$row     = self::details( array( 'fields' => $fields, 'consent' => $detail, 'page' => array( 'locale' => (string) Store::unpack( $message['locale'] ?? '""' ) ) ), (string) $detail['email'] );
		Store::run( 'UPDATE ' . Store::table( 'subscribers' ) . " SET status = 'confirmed', email = %s, name = %s, locale = %s WHERE id = %d", $row['email'], $row['name'], $row['locale'], $id );
		self::add_event( $id, 'confirmed', array_diff_key( $detail, array( 'pageUrl' => 1 ) ), (string) $link['submission_id'] );
		Store::run( 'UPDATE ' . Store::table( 'messages' ) . " SET status = 'accepted' WHERE submission_id = %s", $link['submission_id'] );
		Mails::drop_waiting( $id );
		/**
		 * Fires when somebody has confirmed a subscription.
		 *
		 * @param string $email The address.
		 * @param string $name  The name; may be ''.
		 */
		do_action( 'foyer_forms_subscribed', (string) $detail['email'], is_string( $fields['name'] ?? null ) ? $fields['name'] : '' );
	}

	/** Ends a subscription, and withdraws what could still be confirmed. */
	public static function unsubscribe( int $id ): void {
		$subscriber = self::read( $id );
		if ( null === $subscriber ) {
			return;
		}
		$links = Store::run( 'UPDATE ' . Store::table( 'tokens' ) . " SET is_withdrawn = 1 WHERE subscriber_id = %d AND purpose = 'confirm' AND is_withdrawn = 0", $id );
		$mails = Mails::drop_waiting( $id );
		if ( 'unsubscribed' === $subscriber['status'] && 0 === $links + $mails ) {
			return;
		}
		Store::run( 'UPDATE ' . Store::table( 'subscribers' ) . " SET status = 'unsubscribed' WHERE id = %d", $id );
		self::add_event( $id, 'unsubscribed', array( 'email' => Store::unpack( $subscriber['email'] ) ) );
		if ( 'confirmed' === $subscriber['status'] ) {
			/**
			 * Fires when a confirmed subscriber has left.
			 *
			 * @param string $email The address.
			 */
			do_action( 'foyer_forms_unsubscribed', (string) Store::unpack( $subscriber['email'] ) );
		}
	}

	/** Sends the confirmation again, or to a corrected address. Does nothing where there is nothing to confirm. */
	public static function resend( string $submission_id, string $email, string $form ): void {
		$message = Store::row( 'SELECT * FROM ' . Store::table( 'messages' ) . " WHERE submission_id = %s AND form = %s AND status = 'pending'", $submission_id, $form );
		$id      = (int) ( $message['subscriber_id'] ?? 0 );
		$request = self::event( $id, 'requested', $submission_id );
		if ( null === $message || null === $request || self::is_withdrawn( $id, (int) $request['id'] ) ) {
			return;
		}
		$typed = (string) ( Store::unpack( $request['detail'] )['email'] ?? '' );
		if ( '' === $email || Message::address_key( $email ) === Message::address_key( $typed ) ) {
			if ( ! Mails::is_waiting( $id ) ) {
				Mails::queue_for_subscriber( 'confirmation', $id, $submission_id, $typed );
			}
			return;
		}
		for ( $attempt = 1; ! Store::spend( hash( 'sha256', "correction {$attempt} {$submission_id}" ), time() + DAY_IN_SECONDS ); $attempt++ ) {
			if ( self::CORRECTIONS <= $attempt ) {
				return;
			}
		}
		$fields  = array( 'email' => $email ) + (array) Store::unpack( $message['fields'] );
		$consent = Store::unpack( $message['consent'] );
		$page    = array( 'url' => (string) Store::unpack( $message['page_url'] ), 'locale' => (string) Store::unpack( $message['locale'] ) );
		$next    = self::request( array( 'submissionId' => $submission_id, 'fields' => $fields, 'consent' => $consent, 'page' => $page ), $form );
		Store::run( 'UPDATE ' . Store::table( 'messages' ) . ' SET subscriber_id = %d WHERE submission_id = %s', $next, $submission_id );
		$subscriber = self::read( $id );
		$others     = Store::row( 'SELECT id FROM ' . Store::table( 'messages' ) . " WHERE subscriber_id = %d AND status = 'pending'", $id );
		if ( 'pending' === ( $subscriber['status'] ?? '' ) && null === $others ) {
			self::unsubscribe( $id );
		} else {
			Store::run( 'UPDATE ' . Store::table( 'tokens' ) . ' SET is_withdrawn = 1 WHERE subscriber_id = %d AND submission_id = %s', $id, $submission_id );
			Mails::drop_waiting( $id );
		}
	}

	/** A link's secret, of which only the hash is stored. */
	public static function create_link( string $purpose, int $id, string $submission_id ): string {
		$is_confirm = 'confirm' === $purpose;
		// The same in all mails to a subscriber, as it has to work as long as there is one.
		$token = $is_confirm ? rtrim( strtr( base64_encode( random_bytes( 32 ) ), '+/', '-_' ), '=' ) : hash_hmac( 'sha256', "foyer unsubscribe {$id}", wp_salt( 'secure_auth' ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Random bytes in an address.
		$row   = array( 'token_hash' => hash( 'sha256', $token ), 'purpose' => $purpose, 'subscriber_id' => $id );
		Store::insert( 'tokens', $row + array( 'submission_id' => $is_confirm ? $submission_id : '', 'expires_at' => $is_confirm ? time() + self::LINK_DAYS * DAY_IN_SECONDS : PHP_INT_MAX ) );
		return $token;
	}

	/**
	 * A subscriber by id.
	 * @return array<string, string|null>|null
	 */
	public static function read( int $id ): ?array {
		return Store::row( 'SELECT * FROM ' . Store::table( 'subscribers' ) . ' WHERE id = %d', $id );
	}

	/** Equal for two spellings of one mailbox. A hash, since an address may be longer than an index takes. */
	public static function address_hash( string $email ): string {
		return hash( 'sha256', Message::address_key( $email ) );
	}

	/** Erases a subscriber: the address, the name and the wordings go; that there was a consent, and when, stays. */
	public static function erase( int $id ): void {
		self::unsubscribe( $id );
		Store::run( 'DELETE FROM ' . Store::table( 'subscribers' ) . ' WHERE id = %d', $id );
		Store::run( 'DELETE FROM ' . Store::table( 'tokens' ) . ' WHERE subscriber_id = %d', $id );
		Store::run( 'DELETE FROM ' . Store::table( 'mails' ) . ' WHERE subscriber_id = %d', $id );
		Store::run( 'UPDATE ' . Store::table( 'consents' ) . " SET detail = '{}' WHERE subscriber_id = %d", $id );
		self::add_event( $id, 'erased', array() );
	}

	/** Deletes sign-ups that nobody confirmed: their links are long over. */
	public static function expire_pending(): void {
		$before = gmdate( 'Y-m-d\TH:i:s.000\Z', time() - Store::PENDING_DAYS * DAY_IN_SECONDS );
		$latest = 'SELECT MAX(at) FROM ' . Store::table( 'consents' ) . ' c WHERE c.subscriber_id = s.id';
		foreach ( Store::rows( 'SELECT id FROM ' . Store::table( 'subscribers' ) . " s WHERE status = 'pending' AND ({$latest}) < %s LIMIT 500", $before ) as $row ) {
			if ( ! Mails::is_waiting( (int) $row['id'] ) ) {
				self::erase( (int) $row['id'] );
				Store::run( 'DELETE FROM ' . Store::table( 'messages' ) . ' WHERE subscriber_id = %d', (int) $row['id'] );
			}
		}
	}

	/**
	 * Adds a step to the history of a consent. Steps are never changed but by erasure.
	 * @param array<string, mixed> $detail
	 */
	public static function add_event( int $id, string $kind, array $detail, string $submission_id = '' ): void {
		Store::insert( 'consents', array( 'subscriber_id' => $id, 'kind' => $kind, 'at' => Store::now(), 'detail' => Store::pack( (object) $detail ), 'submission_id' => $submission_id ) );
	}

	/**
	 * The newest step of a kind that belongs to a sign-up.
	 * @return array<string, string|null>|null
	 */
	public static function event( int $id, string $kind, string $submission_id ): ?array {
		return Store::row( 'SELECT * FROM ' . Store::table( 'consents' ) . ' WHERE subscriber_id = %d AND kind = %s AND submission_id = %s ORDER BY id DESC LIMIT 1', $id, $kind, $submission_id );
	}

	private static function is_withdrawn( int $id, int $event_id ): bool {
		return null !== Store::row( 'SELECT id FROM ' . Store::table( 'consents' ) . " WHERE subscriber_id = %d AND kind = 'unsubscribed' AND id > %d", $id, $event_id );
	}

	/**
	 * A subscriber by address; locked, so that two sign-ups at once do not both send.
	 * @return array<string, string|null>|null
	 */
	private static function by_address( string $form, string $hash ): ?array {
		return Store::row( 'SELECT id, status FROM ' . Store::table( 'subscribers' ) . ' WHERE form = %s AND address_hash = %s FOR UPDATE', $form, $hash );
	}

	/**
	 * What a subscriber becomes by a request.
	 * @param array<string, mixed> $message
	 * @return array{email: string, name: string, locale: string} Packed.
	 */
	private static function details( array $message, string $email ): array {
		$name = $message['fields']['name'] ?? '';
		return array_map( array( Store::class, 'pack' ), array( 'email' => $email, 'name' => is_string( $name ) && '' !== trim( $name ) ? $name : '', 'locale' => $message['consent']['locale'] ?? $message['page']['locale'] ) );
	}
}
