<?php
/**
 * WordPress' tools for personal data.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Finds a person by any spelling of their address. */
final class Privacy {

	const PAGE_SIZE = 2000;

	/** @param array<string, mixed> $exporters */
	public static function add_exporter( array $exporters ): array {
		return $exporters + array( 'foyer-forms' => array( 'exporter_friendly_name' => 'Foyer', 'callback' => array( self::class, 'export' ) ) );
	}

	/** @param array<string, mixed> $erasers */
	public static function add_eraser( array $erasers ): array {
		return $erasers + array( 'foyer-forms' => array( 'eraser_friendly_name' => 'Foyer', 'callback' => array( self::class, 'erase' ) ) );
	}

	/** @return array{data: array<int, array<string, mixed>>, done: bool} */
	public static function export( string $email, int $page = 1 ): array {
		$data = array();
		foreach ( self::messages( $email, $page ) as $row ) {
			$values = array( array( 'name' => __( 'Received', 'foyer-forms' ), 'value' => $row['received_at'] ), array( 'name' => __( 'Page', 'foyer-forms' ), 'value' => Store::unpack( $row['page_url'] ) ) );
			foreach ( (array) Store::unpack( $row['fields'] ) as $name => $value ) {
				$values[] = array( 'name' => (string) $name, 'value' => implode( ', ', (array) $value ) );
			}
			$values[] = array( 'name' => __( 'Consent', 'foyer-forms' ), 'value' => (string) ( Store::unpack( $row['consent'] )['text'] ?? '' ) );
			$data[]   = self::item( 'foyer-messages', __( 'Messages', 'foyer-forms' ), (string) $row['submission_id'], $values );
		}
		foreach ( 1 === $page ? self::subscribers( $email ) : array() as $row ) {
			$values = array( array( 'name' => __( 'Status', 'foyer-forms' ), 'value' => $row['status'] ) );
			foreach ( Store::rows( 'SELECT kind, at, detail FROM ' . Store::table( 'consents' ) . ' WHERE subscriber_id = %d ORDER BY id', $row['id'] ) as $event ) { // phpcs:ignore WordPress.DB.PreparedSQL -- Name of an own table.
				$values[] = array( 'name' => "{$event['at']} {$event['kind']}", 'value' => (string) ( Store::unpack( $event['detail'] )['text'] ?? '' ) );
			}
			$data[] = self::item( 'foyer-subscriptions', __( 'Newsletter', 'foyer-forms' ), (string) $row['id'], $values );
		}
		return array( 'data' => $data, 'done' => self::is_last( $page ) );
	}

	/** @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool} */
	public static function erase( string $email, int $page = 1 ): array {
		$messages    = self::messages( $email, $page );
		$subscribers = self::subscribers( $email );
		Store::transaction(
			static function () use ( $messages, $subscribers ) {
				array_map( array( Store::class, 'delete_message' ), wp_list_pluck( $messages, 'submission_id' ) );
				array_map( array( Newsletter::class, 'erase' ), array_map( 'intval', wp_list_pluck( $subscribers, 'id' ) ) );
			}
		);
		return array( 'items_removed' => count( $messages ) + count( $subscribers ) > 0, 'items_retained' => false, 'messages' => array(), 'done' => self::is_last( $page ) );
	}

	/**
	 * Messages of a person. Addresses stand in the JSON of the fields, so each page of the tool looks at some rows; by id,
	 * which erasing does not move.
	 * @return array<int, array<string, string|null>>
	 */
	private static function messages( string $email, int $page ): array {
		$key  = Message::address_key( $email );
		$rows = Store::rows( 'SELECT * FROM ' . Store::table( 'messages' ) . ' WHERE id > %d AND id <= %d', self::PAGE_SIZE * ( $page - 1 ), self::PAGE_SIZE * $page ); // phpcs:ignore WordPress.DB.PreparedSQL -- Name of an own table.
		return array_filter( $rows, static fn( $row ) => array() !== array_filter( (array) Store::unpack( $row['fields'] ), static fn( $value ) => is_string( $value ) && Message::address_key( trim( $value ) ) === $key ) );
	}

	private static function is_last( int $page ): bool {
		return (int) ( Store::row( 'SELECT MAX(id) AS id FROM ' . Store::table( 'messages' ) )['id'] ?? 0 ) <= self::PAGE_SIZE * $page;
	}

	/** @return array<int, array<string, string|null>> */
	private static function subscribers( string $email ): array {
		return Store::rows( 'SELECT * FROM ' . Store::table( 'subscribers' ) . ' WHERE address_hash = %s', Newsletter::address_hash( $email ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- Name of an own table.
	}

	/** @param array<int, array{name: string, value: mixed}> $values */
	private static function item( string $group, string $label, string $id, array $values ): array {
		return array( 'group_id' => $group, 'group_label' => $label, 'item_id' => "foyer-{$id}", 'data' => $values );
	}
}
