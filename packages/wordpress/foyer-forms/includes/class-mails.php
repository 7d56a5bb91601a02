<?php
/**
 * The outbox: mails wait in the database until WordPress' mailer has taken them.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Names of own tables.

/** Sent right after the answer to the visitor; what fails is tried again by cron, or by the next request. */
final class Mails {

	const EVENT = 'foyer_forms_send_mails';

	/** Seconds before the next attempt; after the last one the mail is given up, and the owner told. */
	const PAUSES = array( 60, 300, 1800, 7200, 28800, 86400, 172800 );

	/** At most one mail in ten minutes to an address, and three in 24 hours to one that is not confirmed. */
	const GAP              = 600;
	const MOST_UNCONFIRMED = 3;

	/** Queues the notification of the owner. Call it in the message's transaction. */
	public static function queue_notification( string $submission_id ): void {
		self::add( 'notification', 0, $submission_id, '' );
	}

	/** Queues a mail to a subscriber. It takes the place of one that still waits: only the newest request counts. */
	public static function queue_for_subscriber( string $kind, int $id, string $submission_id, string $email ): void {
		$changed = Store::run( 'UPDATE ' . self::table() . " SET kind = %s, submission_id = %s, attempts = attempts + 0, reason = '' WHERE subscriber_id = %d AND state = 'waiting'", $kind, $submission_id, $id );
		if ( 0 === $changed && ! self::is_waiting( $id ) ) {
			self::add( $kind, $id, $submission_id, self::pace_hash( $email ) );
		}
	}

	/** Whether a mail to this subscriber waits. */
	public static function is_waiting( int $id ): bool {
		return null !== Store::row( 'SELECT id FROM ' . self::table() . " WHERE subscriber_id = %d AND state = 'waiting'", $id );
	}

	/** Removes a mail that is not wanted any more. */
	public static function drop_waiting( int $id ): int {
		return Store::run( 'UPDATE ' . self::table() . " SET state = 'lapsed', left_at = 0 WHERE subscriber_id = %d AND state = 'waiting'", $id );
	}

	/** Tries a mail again that was given up. */
	public static function retry( int $mail_id ): void {
		Store::run( 'UPDATE ' . self::table() . " SET state = 'waiting', attempts = 0, due_at = %d WHERE id = %d AND state = 'failed'", time(), $mail_id );
	}

	/** Sends what is due, for at most ten seconds. Never throws: it runs after the answer, or in cron. */
	public static function send_due(): void {
		$end = time() + 10;
		try {
			do {
				$is_more = self::send_next();
			} while ( $is_more && time() < $end );
			$next = Store::row( 'SELECT MIN(due_at) AS due FROM ' . self::table() . " WHERE state = 'waiting'" );
			if ( isset( $next['due'] ) && ! wp_next_scheduled( self::EVENT ) ) {
				wp_schedule_single_event( max( time() + 30, (int) $next['due'] ), self::EVENT );
			}
		} catch ( \Throwable $error ) {
			error_log( 'foyer-forms: mails are not sent: ' . $error->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- The owner's log.
		}
	}

	/** Removes the plugin's events from cron. */
	public static function unschedule(): void {
		wp_clear_scheduled_hook( self::EVENT );
		wp_clear_scheduled_hook( Store::CLEANUP );
	}

	/** Takes the next mail. False where none is due. */
	private static function send_next(): bool {
		$mail = Store::row( 'SELECT * FROM ' . self::table() . " WHERE state = 'waiting' AND due_at <= %d ORDER BY subscriber_id = 0, due_at LIMIT 1", time() );
		if ( null === $mail ) {
			return false;
		}
		$attempts = (int) $mail['attempts'];
		$pause    = self::PAUSES[ min( $attempts, count( self::PAUSES ) - 1 ) ];
		// Of two processes only one changes the row.
		if ( 0 === Store::run( 'UPDATE ' . self::table() . " SET due_at = %d, attempts = %d WHERE id = %d AND due_at = %d AND attempts = %d AND state = 'waiting'", time() + $pause, $attempts + 1, $mail['id'], $mail['due_at'], $attempts ) ) {
			return true;
		}
		$free_at = self::free_at( $mail );
		if ( $free_at > time() ) {
			Store::run( 'UPDATE ' . self::table() . ' SET due_at = %d, attempts = %d WHERE id = %d', $free_at, $attempts, $mail['id'] );
			return true;
		}
		$letter = self::compose( $mail );
		if ( null === $letter ) {
			Store::run( 'UPDATE ' . self::table() . " SET state = 'lapsed' WHERE id = %d", $mail['id'] );
			return true;
		}
		$reason = self::send( $letter );
		if ( '' === $reason ) {
			Store::run( 'UPDATE ' . self::table() . " SET state = 'sent', left_at = %d, reason = '' WHERE id = %d", time(), $mail['id'] );
			if ( 'confirmation' === $mail['kind'] ) {
				Newsletter::add_event( (int) $mail['subscriber_id'], 'mail_sent', array( 'bodyHash' => hash( 'sha256', $letter['text'] ) ), (string) $mail['submission_id'] );
			}
		} else {
			$state = $attempts + 1 > count( self::PAUSES ) ? 'failed' : 'waiting';
			Store::run( 'UPDATE ' . self::table() . ' SET state = %s, reason = %s WHERE id = %d', $state, Store::pack( $reason ), $mail['id'] );
		}
		return true;
	}

	/**
	 * When a mail to this address may leave.
	 * @param array<string, string|null> $mail
	 */
	private static function free_at( array $mail ): int {
		if ( '' === $mail['pace_hash'] ) {
			return 0;
		}
		$left = wp_list_pluck( Store::rows( 'SELECT left_at FROM ' . self::table() . " WHERE pace_hash = %s AND state = 'sent' AND left_at > %d ORDER BY left_at DESC", $mail['pace_hash'], time() - DAY_IN_SECONDS ), 'left_at' );
		$free = isset( $left[0] ) ? (int) $left[0] + self::GAP : 0;
		if ( 'confirmation' === $mail['kind'] && count( $left ) >= self::MOST_UNCONFIRMED ) {
			$free = max( $free, (int) $left[ self::MOST_UNCONFIRMED - 1 ] + DAY_IN_SECONDS );
		}
		return $free;
	}

	/**
	 * Writes a mail. Null where it is not wanted any more.
	 * @param array<string, string|null> $mail
	 * @return array{to: string[], subject: string, text: string, html: string, headers: string[]}|null
	 */
	private static function compose( array $mail ): ?array {
		$message = Store::row( 'SELECT * FROM ' . Store::table( 'messages' ) . ' WHERE submission_id = %s', $mail['submission_id'] );
		if ( 'notification' === $mail['kind'] ) {
			return null === $message ? null : self::notification( $message, (string) $mail['id'] );
		}
		$subscriber   = Newsletter::read( (int) $mail['subscriber_id'] );
		$is_confirmed = 'confirmed' === ( $subscriber['status'] ?? '' );
		if ( null === $subscriber || ( 'confirmation' === $mail['kind'] ) === $is_confirmed ) {
			return null;
		}
		if ( $is_confirmed ) {
			return self::letter( 'already', $subscriber, (string) Store::unpack( $subscriber['email'] ), '' );
		}
		$request = Newsletter::event( (int) $subscriber['id'], 'requested', (string) $mail['submission_id'] );
		$detail  = (array) Store::unpack( $request['detail'] ?? '{}' );
		if ( 'pending' !== ( $message['status'] ?? '' ) || ! isset( $detail['email'] ) ) {
			return null;
		}
		$url = Settings::own_server_url() . '/confirm/' . Newsletter::create_link( 'confirm', (int) $subscriber['id'], (string) $mail['submission_id'] );
		return self::letter( 'confirmation', array( 'locale' => Store::pack( $detail['locale'] ?? '' ) ) + $subscriber, $detail['email'], $url );
	}

	/**
	 * A mail to a subscriber. It contains nothing from the form: somebody else may have filled it in.
	 * @param array<string, string|null> $subscriber
	 * @return array{to: string[], subject: string, text: string, html: string, headers: string[]}
	 */
	private static function letter( string $kind, array $subscriber, string $email, string $url ): array {
		$wording = Words::for_locale( (string) Store::unpack( $subscriber['locale'] ) );
		$words   = Words::all( $wording )[ $kind ];
		$leave   = Settings::own_server_url() . '/unsubscribe/' . Newsletter::create_link( 'unsubscribe', (int) $subscriber['id'], '' );
		$lines   = array_map( static fn( $line ) => str_replace( '{sender}', Settings::sender(), $line ), array_merge( array( $words['greeting'], $words['lead'] ), $words['notes'] ) );
		$blocks  = array_merge( array_slice( $lines, 0, 2 ), '' === $url ? array() : array( $url ), array_slice( $lines, 2 ), array( "-- \n{$words['foot']}\n{$leave}" ) );
		$html    = '';
		foreach ( $lines as $index => $line ) {
			$html .= '<p style="margin:0 0 16px">' . esc_html( $line ) . '</p>';
			if ( 1 === $index && '' !== $url ) {
				$html .= '<p><a href="' . esc_url( $url ) . '" style="display:inline-block;padding:11px 20px;background:#0b5c66;color:#fff;font-weight:600;text-decoration:none;border-radius:6px">' . esc_html( $words['label'] ) . '</a></p>';
			}
		}
		$html = '<!doctype html><html ' . Words::document( $wording ) . '><head><meta charset="utf-8"><title>' . esc_html( $words['subject'] ) . '</title></head><body style="margin:0;padding:32px 16px;background:#f4f6f6;color:#1a2023;font:16px/1.5 Helvetica,Arial,sans-serif"><div style="max-width:512px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d3d4d5;border-radius:9px">' . $html . '</div><p style="max-width:512px;margin:20px auto 0;padding:0 28px;font-size:14px"><a href="' . esc_url( $leave ) . '" style="color:#585d5f">' . esc_html( $words['foot'] ) . '</a></p></body></html>';
		$headers = array( "List-Unsubscribe: <{$leave}>", 'List-Unsubscribe-Post: List-Unsubscribe=One-Click' );
		return array( 'to' => array( $email ), 'subject' => $words['subject'], 'text' => implode( "\n\n", $blocks ) . "\n", 'html' => $html, 'headers' => $headers );
	}

	/**
	 * The owner's mail. The visitor's words stand in its text alone.
	 * @param array<string, string|null> $message
	 * @return array{to: string[], subject: string, text: string, html: string, headers: string[]}
	 */
	private static function notification( array $message, string $mail_id ): array {
		$fields = (array) Store::unpack( $message['fields'] );
		$lines  = array();
		foreach ( $fields as $name => $value ) {
			$text    = is_array( $value ) ? implode( ', ', $value ) : (string) $value;
			$lines[] = false !== strpos( $text, "\n" ) || strlen( $text ) > 60 ? "{$name}:\n{$text}\n" : "{$name}: {$text}";
		}
		$lines[] = "\n-- \n" . Store::unpack( $message['page_url'] ) . "\n" . admin_url( 'admin.php?page=foyer-forms' );
		$headers = array( "X-Entity-Ref-ID: {$mail_id}" );
		if ( is_string( $fields['email'] ?? null ) && Message::is_email( $fields['email'] ) ) {
			$headers[] = "Reply-To: <{$fields['email']}>";
		}
		$notify = (string) Settings::get( 'notify' );
		return array(
			'to'      => wp_parse_list( '' !== $notify ? $notify : (string) get_option( 'admin_email' ) ),
			/* translators: 1: name of the form, 2: name of the site */
			'subject' => sprintf( __( '[%1$s] New message on %2$s', 'foyer-forms' ), $message['form'], wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) ),
			'text'    => implode( "\n", $lines ) . "\n",
			'html'    => '',
			'headers' => $headers,
		);
	}

	/**
	 * Hands a mail to WordPress.
	 * @param array{to: string[], subject: string, text: string, html: string, headers: string[]} $letter
	 */
	private static function send( array $letter ): string {
		$reason   = '';
		$listen   = static function ( $error ) use ( &$reason ) {
			$reason = $error->get_error_message();
		};
		$add_text = static function ( $mailer ) use ( $letter ) {
			if ( '' !== $letter['html'] ) {
				$mailer->isHTML( true );
				$mailer->AltBody = $letter['text']; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's name.
			}
		};
		add_action( 'wp_mail_failed', $listen );
		add_action( 'phpmailer_init', $add_text );
		$is_sent = true;
		foreach ( $letter['to'] as $to ) {
			// One mail to each: owners do not see each other's addresses.
			$is_sent = wp_mail( $to, $letter['subject'], '' !== $letter['html'] ? $letter['html'] : $letter['text'], $letter['headers'] ) && $is_sent;
		}
		remove_action( 'wp_mail_failed', $listen );
		remove_action( 'phpmailer_init', $add_text );
		return $is_sent ? '' : ( '' !== $reason ? $reason : 'wp_mail() returned false' );
	}

	private static function add( string $kind, int $subscriber_id, string $submission_id, string $pace_hash ): void {
		$row = array( 'kind' => $kind, 'submission_id' => $submission_id, 'subscriber_id' => $subscriber_id, 'pace_hash' => $pace_hash );
		Store::insert( 'mails', $row + array( 'created_at' => time(), 'due_at' => time(), 'state' => 'waiting', 'reason' => '' ) );
	}

	/** Equal also for addresses that differ in a plus tag: their mails arrive at one person. */
	private static function pace_hash( string $email ): string {
		return hash( 'sha256', (string) preg_replace( '/^([^+@]+)\+[^@]*@/', '$1@', Message::address_key( $email ) ) );
	}

	private static function table(): string {
		return Store::table( 'mails' );
	}
}
