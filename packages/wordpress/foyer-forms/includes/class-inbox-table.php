<?php
/**
 * The table of messages, subscribers or mails.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.PreparedSQL -- Names of own tables, and conditions built here.

/** WordPress' own list: search, pages, bulk actions, small screens. */
final class Inbox_Table extends \WP_List_Table {

	const NONCE    = 'bulk-foyer-entries';
	const PER_PAGE = 25;

	/**
	 * Name of the list that is shown: messages, spam, subscribers or mails.
	 *
	 * @var string
	 */
	public $view;

	/** @param string $view A key of views(). */
	public function __construct( string $view ) {
		parent::__construct( array( 'singular' => 'foyer-entry', 'plural' => 'foyer-entries' ) );
		$this->view = isset( self::views_by_name()[ $view ] ) ? $view : 'messages';
	}

	/**
	 * The lists with their labels.
	 * @return array<string, string>
	 */
	private static function views_by_name(): array {
		return array( 'messages' => __( 'Messages', 'foyer-forms' ), 'spam' => __( 'Suspected spam', 'foyer-forms' ), 'subscribers' => __( 'Subscribers', 'foyer-forms' ), 'mails' => __( 'Mails that wait', 'foyer-forms' ) );
	}

	/** @return array<string, string> Columns with their labels. */
	public function get_columns(): array {
		$columns = array(
			'subscribers' => array( 'email' => __( 'Email', 'foyer-forms' ), 'name' => __( 'Name', 'foyer-forms' ), 'status' => __( 'Status', 'foyer-forms' ), 'at' => __( 'Since', 'foyer-forms' ) ),
			'mails'       => array( 'kind' => __( 'Mail', 'foyer-forms' ), 'status' => __( 'Status', 'foyer-forms' ), 'reason' => __( 'Reason', 'foyer-forms' ), 'at' => __( 'Since', 'foyer-forms' ) ),
		);
		return array( 'cb' => '<input type="checkbox">' ) + ( $columns[ $this->view ] ?? array( 'from' => __( 'From', 'foyer-forms' ), 'text' => __( 'Message', 'foyer-forms' ), 'form' => __( 'Form', 'foyer-forms' ), 'at' => __( 'Received', 'foyer-forms' ) ) );
	}

	/** Reads the rows of the page that is shown. */
	public function prepare_items(): void {
		list( $this->items, $total ) = self::read( $this->view, Inbox::param( 's' ), $this->get_pagenum() );
		$this->set_pagination_args( array( 'total_items' => $total, 'per_page' => self::PER_PAGE ) );
		$this->_column_headers = array( $this->get_columns(), array(), array(), array_keys( $this->get_columns() )[1] );
	}

	/** @return array{0: array<int, array<string, string|null>>, 1: int} Rows of a page, and how many there are. */
	public static function read( string $view, string $search, int $page ): array {
		$table = Store::table( 'subscribers' === $view || 'mails' === $view ? $view : 'messages' );
		$where = array( 'messages' => "status <> 'spam'", 'spam' => "status = 'spam'", 'subscribers' => '1 = 1', 'mails' => "state IN ('waiting', 'failed')" )[ $view ];
		if ( '' !== $search && 'mails' !== $view ) {
			// Texts are stored as JSON in ASCII.
			$where .= $GLOBALS['wpdb']->prepare( ' AND ' . ( 'subscribers' === $view ? 'email' : 'fields' ) . ' LIKE %s', '%' . $GLOBALS['wpdb']->esc_like( trim( Store::pack( $search ), '"' ) ) . '%' );
		}
		$rows = Store::rows( "SELECT * FROM {$table} WHERE {$where} ORDER BY id DESC LIMIT " . self::PER_PAGE . ' OFFSET ' . self::PER_PAGE * ( $page - 1 ) );
		return array( $rows, (int) ( Store::row( "SELECT COUNT(*) AS number FROM {$table} WHERE {$where}" )['number'] ?? 0 ) );
	}

	/** @return array<string, string> Links to the lists. */
	protected function get_views(): array {
		$links = array();
		foreach ( self::views_by_name() as $name => $label ) {
			$links[ $name ] = '<a href="' . esc_url( Inbox::url( array( 'view' => $name ) ) ) . '"' . ( $name === $this->view ? ' class="current" aria-current="page"' : '' ) . '>' . esc_html( $label ) . '</a>';
		}
		return $links;
	}

	/** @return array<string, string> Actions of a list, with their labels. */
	public function get_bulk_actions(): array {
		return array(
			'messages'    => array( 'spam' => __( 'Spam', 'foyer-forms' ), 'delete' => __( 'Delete', 'foyer-forms' ) ),
			'spam'        => array( 'release' => __( 'No spam', 'foyer-forms' ), 'delete' => __( 'Delete', 'foyer-forms' ) ),
			'subscribers' => array( 'unsubscribe' => __( 'Unsubscribe', 'foyer-forms' ), 'erase' => __( 'Erase', 'foyer-forms' ) ),
			'mails'       => array( 'send' => __( 'Send now', 'foyer-forms' ) ),
		)[ $this->view ];
	}

	/** @param array<string, string|null> $item */
	protected function column_cb( $item ): string {
		return '<input type="checkbox" name="id[]" value="' . esc_attr( self::id( $item ) ) . '" aria-label="' . esc_attr__( 'Select', 'foyer-forms' ) . '">';
	}

	/** @param array<string, string|null> $item */
	protected function column_default( $item, $column_name ): string {
		$states = array( 'pending' => __( 'not confirmed yet', 'foyer-forms' ), 'confirmed' => __( 'confirmed', 'foyer-forms' ), 'unsubscribed' => __( 'has left', 'foyer-forms' ), 'waiting' => __( 'is tried again', 'foyer-forms' ), 'failed' => __( 'was given up', 'foyer-forms' ) );
		$kinds  = array( 'notification' => __( 'to you, of a message', 'foyer-forms' ), 'confirmation' => __( 'to a subscriber, to confirm', 'foyer-forms' ), 'already-confirmed' => __( 'to a subscriber who had confirmed', 'foyer-forms' ) );
		$status = $item['state'] ?? $item['status'];
		$fields = isset( $item['fields'] ) ? Inbox::texts( $item ) : array();
		$text   = array(
			'from'   => implode( ', ', array_filter( array( $fields['name'] ?? '', $fields['email'] ?? '' ), 'strlen' ) ),
			'text'   => wp_html_excerpt( implode( ' · ', array_diff_key( $fields, array( 'name' => 1, 'email' => 1 ) ) ), 140, '…' ),
			'at'     => Inbox::time( $item['received_at'] ?? $item['created_at'] ),
			'status' => $states[ $status ] ?? (string) $status,
			'kind'   => $kinds[ $item['kind'] ?? '' ] ?? '',
		)[ $column_name ] ?? $item[ $column_name ];
		// Some columns are stored as JSON.
		return '<bdi>' . esc_html( in_array( $column_name, array( 'email', 'name', 'reason' ), true ) ? (string) Store::unpack( $text ) : (string) $text ) . '</bdi>';
	}

	/** @param array<string, string|null> $item */
	protected function column_from( $item ): string {
		$name = $this->column_default( $item, 'from' );
		$link = '<a class="row-title" href="' . esc_url( Inbox::url( array( 'message' => (string) $item['submission_id'] ) ) ) . '">' . ( '<bdi></bdi>' !== $name ? $name : esc_html__( '(no name)', 'foyer-forms' ) ) . '</a>';
		return '0' === $item['is_read'] ? "<strong>{$link}</strong> — " . esc_html__( 'new', 'foyer-forms' ) : $link;
	}

	/** @param array<string, string|null> $item */
	protected function handle_row_actions( $item, $column_name, $primary ): string {
		return $column_name === $primary ? $this->row_actions( $this->links( $item ) ) : '';
	}

	/**
	 * Links that act on one row.
	 * @param array<string, string|null> $item
	 * @return array<string, string>
	 */
	public function links( array $item ): array {
		$links = array();
		foreach ( $this->get_bulk_actions() as $action => $label ) {
			$url              = Inbox::url( array( 'view' => $this->view, 'action' => $action, 'id[]' => self::id( $item ), '_wpnonce' => wp_create_nonce( self::NONCE ) ) );
			$links[ $action ] = '<a href="' . esc_url( $url ) . '">' . esc_html( $label ) . '</a>';
		}
		return $links;
	}

	/** @param array<string, string|null> $item */
	private static function id( array $item ): string {
		return (string) ( isset( $item['fields'] ) ? $item['submission_id'] : $item['id'] );
	}
}
