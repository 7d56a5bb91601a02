<?php
/**
 * The tables, and transactions on them.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery -- Own tables; names of tables cannot be placeholders.

/** Texts of visitors are stored as JSON in ASCII: a site may speak to its database in a charset that loses letters. */
final class Store {

	const SCHEMA  = 1;
	const OPTION  = 'foyer_forms_schema';
	const CLEANUP = 'foyer_forms_clean_up';

	/** Pending sign-ups are deleted after this time, as their links are over. */
	const PENDING_DAYS = 30;

	/** Name of a table of this site. */
	public static function table( string $name ): string {
		global $wpdb;
		return "{$wpdb->prefix}foyer_{$name}";
	}

	/**
	 * The tables of a site of a network, for WordPress to drop with the others when the site is deleted.
	 * @param string[] $tables
	 * @return string[]
	 */
	public static function add_tables( array $tables, int $site ): array {
		global $wpdb;
		$own = $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->get_blog_prefix( $site ) . 'foyer_' ) . '%' ) );
		return array_merge( $tables, $own );
	}

	/** Creates or changes the tables. */
	public static function install(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		// WordPress' own reader of it wants every column and key on a line of its own.
		dbDelta( str_replace( '{prefix}', self::table( '' ), (string) file_get_contents( DIR . '/schema.sql' ) ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		update_option( self::OPTION, self::SCHEMA );
	}

	/** For sites of a network, and for updates: neither calls the activation hook. Tools that tidy cron remove events. */
	public static function upgrade(): void {
		if ( self::SCHEMA !== (int) get_option( self::OPTION ) ) {
			self::install();
		}
		if ( ! wp_next_scheduled( self::CLEANUP ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', self::CLEANUP );
		}
	}

	/**
	 * Runs a function in one transaction. What it throws undoes everything.
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public static function transaction( callable $work ) {
		self::run( 'START TRANSACTION' );
		try {
			$result = $work();
			self::run( 'COMMIT' );
			return $result;
		} catch ( \Throwable $error ) {
			self::run( 'ROLLBACK' );
			throw $error;
		}
	}

	/**
	 * Executes a statement.
	 * @throws \RuntimeException Where the database refuses it.
	 */
	public static function run( string $sql, ...$values ): int {
		return (int) self::execute( 'query', $sql, $values );
	}

	/**
	 * Inserts a row.
	 * @param array<string,string|int> $row
	 */
	public static function insert( string $table, array $row ): bool {
		$holders = array_map( static fn( $value ) => is_int( $value ) ? '%d' : '%s', $row );
		$sql     = 'INSERT IGNORE INTO ' . self::table( $table ) . ' (' . implode( ', ', array_keys( $row ) ) . ') VALUES (' . implode( ', ', $holders ) . ')';
		return self::run( $sql, ...array_values( $row ) ) > 0;
	}

	/** Id of the row that was inserted last. */
	public static function last_id(): int {
		global $wpdb;
		return (int) $wpdb->insert_id;
	}

	/**
	 * Rows of a query.
	 * @return array<int, array<string, string|null>>
	 * @throws \RuntimeException Where the database fails.
	 */
	public static function rows( string $sql, ...$values ): array {
		return self::execute( 'get_results', $sql, $values );
	}

	/**
	 * The first row of a query, or null.
	 * @return array<string, string|null>|null
	 */
	public static function row( string $sql, ...$values ): ?array {
		return self::rows( $sql, ...$values )[0] ?? null;
	}

	/** As JSON in ASCII. */
	public static function pack( $value ): string {
		return (string) wp_json_encode( $value );
	}

	/** Reads what pack() wrote. */
	public static function unpack( ?string $json ) {
		return json_decode( (string) $json, true );
	}

	/** Now, as the protocol writes it: UTC with milliseconds. */
	public static function now(): string {
		return ( new \DateTimeImmutable( 'now', new \DateTimeZone( 'UTC' ) ) )->format( 'Y-m-d\TH:i:s.v\Z' );
	}

	/** Makes an id known until a time. */
	public static function spend( string $id, int $until, string $receipt = '' ): bool {
		return self::insert( 'ids', array( 'submission_id' => $id, 'expires_at' => $until, 'receipt' => $receipt ) );
	}

	/** Deletes a message and remembers its id, so that a late retry is not stored as a new one. */
	public static function delete_message( string $submission_id ): void {
		$row = self::row( 'SELECT receipt AS status, received_at AS receivedAt FROM ' . self::table( 'messages' ) . ' WHERE submission_id = %s', $submission_id );
		self::spend( $submission_id, time() + 30 * DAY_IN_SECONDS, self::pack( $row ) );
		self::run( 'DELETE FROM ' . self::table( 'messages' ) . ' WHERE submission_id = %s', $submission_id );
		self::run( 'DELETE FROM ' . self::table( 'mails' ) . " WHERE submission_id = %s AND state = 'waiting'", $submission_id );
	}

	/** Daily: removes what is over, and what the owner wants to keep no longer. */
	public static function clean_up(): void {
		foreach ( array( 'ids', 'rates' ) as $table ) {
			self::run( 'DELETE FROM ' . self::table( $table ) . ' WHERE expires_at < %d', time() );
		}
		self::run( 'DELETE FROM ' . self::table( 'tokens' ) . ' WHERE expires_at < %d', time() - self::PENDING_DAYS * DAY_IN_SECONDS );
		self::run( 'DELETE FROM ' . self::table( 'mails' ) . " WHERE state IN ('sent', 'lapsed') AND left_at < %d", time() - 7 * DAY_IN_SECONDS );
		Newsletter::expire_pending();
		$days = (int) Settings::get( 'retention_days' );
		if ( $days > 0 ) {
			$before = gmdate( 'Y-m-d\TH:i:s.000\Z', time() - $days * DAY_IN_SECONDS );
			foreach ( self::rows( 'SELECT submission_id FROM ' . self::table( 'messages' ) . ' WHERE received_at < %s AND subscriber_id = 0 LIMIT 1000', $before ) as $row ) {
				self::delete_message( (string) $row['submission_id'] );
			}
		}
	}

	/**
	 * Executes a statement without printing errors into the page.
	 * @param string[]|int[] $values
	 * @throws \RuntimeException Where the database refuses it.
	 */
	private static function execute( string $method, string $sql, array $values ) {
		global $wpdb;
		$shown  = $wpdb->suppress_errors();
		$result = $wpdb->$method( $values ? $wpdb->prepare( $sql, ...$values ) : $sql, ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Prepared here where there are values.
		$wpdb->suppress_errors( $shown );
		if ( false === $result || null === $result || '' !== $wpdb->last_error ) {
			throw new \RuntimeException( esc_html( (string) $wpdb->last_error ) );
		}
		return true === $result ? 0 : $result;
	}
}
