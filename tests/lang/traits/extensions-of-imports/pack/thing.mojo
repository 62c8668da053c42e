@fieldwise_init
struct Thing:
    var name: String
